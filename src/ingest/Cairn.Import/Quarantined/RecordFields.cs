using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Quarantined;

/// <summary>Changes single fields of a record's own text.</summary>
internal static class RecordFields
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UserException">The text cannot be taken apart, or has no such column.</exception>
    public static string Set(Dialect dialect, string raw, IReadOnlyDictionary<string, string> fields) => dialect.Format switch
    {
        LogFormat.Delimited => SetColumns(dialect, raw, fields),
        LogFormat.JsonLines or LogFormat.Requests => SetMembers(raw, fields),
        _ => throw new UserException("a record of a Parquet file has no text whose fields could be set", "Give the whole record with --file, or fix the file."),
    };

    private static string SetColumns(Dialect dialect, string raw, IReadOnlyDictionary<string, string> fields)
    {
        var row = new Row();
        new StoredRowReader(dialect, "").Read(Encoding.UTF8.GetBytes(raw), 1, row);
        if (row.Fault is { } fault)
            throw new UserException($"the record's fields cannot be told apart: {fault.Reason}", "Give the whole record with --file, or in an editor.");
        string[] values = [.. Enumerable.Range(0, row.FieldCount).Select(index => Encoding.UTF8.GetString(row.Field(index)))];
        foreach (var (name, value) in fields)
        {
            var place = dialect.Columns.ToList().IndexOf(name);
            if (place < 0 || place >= values.Length)
                throw new UserException($"there is no column '{name}'", $"The columns are: {string.Join(", ", dialect.Columns)}.");
            values[place] = value;
        }
        return string.Join(dialect.Delimiter, values.Select(value => Cell(dialect, value)));
    }

    private static string Cell(Dialect dialect, string value)
    {
        if (dialect.Quote is not { } quote || (!value.Contains(dialect.Delimiter) && !value.Contains(quote) && !value.Contains('\n') && !value.Contains('\r')))
            return value;
        return $"{quote}{value.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}";
    }

    private static string SetMembers(string raw, IReadOnlyDictionary<string, string> fields)
    {
        try
        {
            var root = JsonNode.Parse(raw) as JsonObject ?? throw new JsonException("it is no JSON object");
            foreach (var (path, value) in fields)
            {
                var names = path.Split('.');
                var at = root;
                foreach (var name in names[..^1])
                    at = at[name] as JsonObject ?? throw new UserException($"'{name}' in '{path}' is no object of the record", "Give the path as the record has it, with dots between.");
                at[names[^1]] = Value(value);
            }
            return root.ToJsonString(Json);
        }
        catch (JsonException problem)
        {
            throw new UserException($"the record's fields cannot be told apart: {problem.Message}", "Give the whole record with --file, or in an editor.", problem);
        }
    }

    /// <summary>JSON as it is, and anything else as a text.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
