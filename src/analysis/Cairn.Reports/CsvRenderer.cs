using System.Buffers;

namespace Cairn.Reports;

/// <summary>Writes the rows of a report as CSV (RFC 4180), for spreadsheets.</summary>
public static class CsvRenderer
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n'");

    /// <summary>Writes a heading and the rows in their order.</summary>
    public static void Write(TextWriter output, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(table);
        output.Write(string.Join(',', table.Columns.Select(static column => column.Name)) + "\n");
        foreach (var row in table.Rows)
            output.Write(string.Join(',', row.Select(static cell => cell is string text ? Field(text) : Cell.Text(cell))) + "\n");
    }

    /// <summary>
    /// A text as a field. One that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"),
    /// as texts come from the outside. Not for numbers, whose sign is no formula.
    /// </summary>
    private static string Field(string text)
    {
        if (text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(Special) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
