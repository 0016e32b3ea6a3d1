namespace Cairn.World.Score.Links;

/// <summary>How well a report knows how probable it is that two identifiers are one person's.</summary>
public sealed record LinkScore
{
    /// <summary>Links between identifiers that the answers know.</summary>
    public required long Links { get; init; }

    /// <summary>How many of them share an owner.</summary>
    public required long Right { get; init; }

    /// <summary>Links with an identifier that only the report knows; they are not judged.</summary>
    public required long Unknown { get; init; }

    /// <summary>Mean squared difference of the probability and the truth, 0 to 1 (Brier, Monthly Weather Review 78, 1950); null where no link is judged.</summary>
    public required double? Brier { get; init; }

    /// <summary>The links by tenths of their probability.</summary>
    public required IReadOnlyList<LinkTenth> Tenths { get; init; }

    /// <summary>Precision and recall by threshold, the least first.</summary>
    public required IReadOnlyList<LinkPoint> Points { get; init; }
}
