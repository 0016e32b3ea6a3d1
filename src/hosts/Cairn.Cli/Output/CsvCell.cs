using System.Buffers;

namespace Cairn.Cli.Output;

/// <summary>A text as a field of a CSV file (RFC 4180).</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n'");

    /// <summary>
    /// The field. A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"),
    /// as texts come from the outside. Not for numbers, whose sign is no formula.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(Special) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
