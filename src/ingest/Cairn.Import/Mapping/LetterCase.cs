namespace Cairn.Import.Mapping;

/// <summary>The case that a field's text is brought into.</summary>
public enum LetterCase
{
    /// <summary>As it is.</summary>
    Kept,

    /// <summary>Lower case, the same in every language.</summary>
    Lower,

    /// <summary>Upper case, the same in every language.</summary>
    Upper,
}
