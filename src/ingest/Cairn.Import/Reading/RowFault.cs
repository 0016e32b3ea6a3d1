namespace Cairn.Import.Reading;

/// <summary>Why a record could not be taken apart.</summary>
/// <param name="Code">A stable code, for example <c>ragged_row</c>.</param>
/// <param name="Reason">The same as a sentence that names what was found and what was expected.</param>
public sealed record RowFault(string Code, string Reason)
{
    /// <summary>The codes of records that no plan and no mapping can fix: the bytes themselves are broken, or cut.</summary>
    public static IReadOnlySet<string> Codes { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "record_too_long", "unclosed_quote", "text_after_quote", "invalid_utf8", "ragged_row", "malformed_json", "record_empty", "too_many_elements",
    };
}
