namespace Cairn.Charts;

/// <summary>How an opinion is drawn: by shape, so that colour need not tell.</summary>
public enum RangeShape
{
    /// <summary>A hollow circle: one of many.</summary>
    Hollow,

    /// <summary>A square: of another kind.</summary>
    Square,

    /// <summary>A filled circle on its interval: the one that is looked at.</summary>
    Filled,
}
