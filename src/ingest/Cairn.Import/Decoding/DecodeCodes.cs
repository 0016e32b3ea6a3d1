namespace Cairn.Import.Decoding;

/// <summary>Codes of problems that more than one place asks about.</summary>
internal static class DecodeCodes
{
    /// <summary>A time names no zone where the mapping gives none.</summary>
    public const string TimeWithoutZone = "time_without_zone";

    /// <summary>A number is another one where the decimal mark is another.</summary>
    public const string AmbiguousNumber = "value_ambiguous";
}
