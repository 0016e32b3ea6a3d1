namespace Cairn.Import.Decoding;

/// <summary>What a text is as a number.</summary>
internal enum NumberForm
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>No number.</summary>
    None,

    /// <summary>One number where the decimal mark is a point, and another where it is a comma.</summary>
    Either,

    /// <summary>A number whose decimals stand behind the mark that its column does not use.</summary>
    OtherMark,
}
