using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Reports;

/// <summary>
/// Writes reports as JSON. Not for embedding in HTML, hence only what JSON itself requires is escaped. Numbers are never written
/// with an exponent, except those that are no decimals.
/// </summary>
public static class JsonRenderer
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    /// <summary>
    /// Writes a report as one object, {"NAME":{facts, rows}}, a line for each fact and row, so that two reports can be compared line
    /// by line; one without facts as the array of its rows.
    /// </summary>
    public static void Write(TextWriter output, Report report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        var rows = string.Join(",\n", report.Rows.Rows.Select(row => "  " + Text(Compact, json => Write(json, report.Rows.Columns, row))));
        rows = rows.Length == 0 ? "[]" : $"[\n{rows}\n]";
        output.Write(report.Facts.Count == 0
            ? $"{rows}\n"
            : $"{{\"{report.Name}\":{{{string.Join("", report.Facts.Select(Line))}\"{report.Rows.Name}\":{rows}}}}}\n");
    }

    /// <summary>Writes rows alone, a line for each cell.</summary>
    public static void Write(TextWriter output, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Text(Indented, json => Write(json, table)) + "\n");
    }

    private static string Line(Fact fact) => $"\"{fact.Name}\":{Text(Compact, json => Write(json, fact.Value))},\n ";

    private static string Text(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Column> columns, object?[] row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in columns.Zip(row))
        {
            json.WritePropertyName(column.Name);
            Write(json, cell);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case ReportTable table:
                json.WriteStartArray();
                foreach (var row in table.Rows)
                    Write(json, table.Columns, row);
                json.WriteEndArray();
                break;
            case IReadOnlyCollection<Fact> facts:
                Write(json, facts.Select(static fact => new Column(fact.Name, typeof(object))), [.. facts.Select(static fact => fact.Value)]);
                break;
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string or DateTimeOffset:
                json.WriteStringValue(Cell.Text(value));
                break;
            default:
                json.WriteRawValue(Cell.Text(value));
                break;
        }
    }
}
