namespace Cairn.Import.Decoding;

/// <summary>Why a row could not be made into an event.</summary>
/// <param name="Code">A stable code, for example <c>time_unreadable</c>.</param>
/// <param name="Field">The column or field that is wrong.</param>
/// <param name="Reason">The same as a sentence.</param>
internal sealed record DecodeProblem(string Code, string Field, string Reason)
{
    /// <summary>Code of a time that names no zone where the mapping gives none.</summary>
    public const string TimeWithoutZone = "time_without_zone";

    /// <summary>Code of a number that is another one where the decimal mark is another.</summary>
    public const string AmbiguousNumber = "value_ambiguous";
}
