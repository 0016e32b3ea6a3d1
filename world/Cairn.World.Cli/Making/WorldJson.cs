using System.Text;
using System.Text.Json;
using Cairn.World.Making;

namespace Cairn.World.Cli.Making;

/// <summary>What a world has become, as one JSON object: the short sections of its answers, and what was written.</summary>
internal static class WorldJson
{
    public static string Of(WorldSummary summary)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("world");
            summary.Facts.Write(json);
            Rows(json, "effects", summary.Effects, row => row.Write(json));
            Rows(json, "baseline", summary.Baseline, row => row.Write(json));
            Rows(json, "capture", summary.Capture.Where(row => row.Dimension == "all"), row => row.Write(json));
            Rows(json, "faults", summary.Faults, row => row.Write(json));
            json.WriteNumber("request_bytes", summary.Bytes);
            json.WriteStartObject("truth");
            foreach (var (file, rows) in summary.Truth.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                json.WriteNumber(file, rows);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Rows<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
            write(row);
        json.WriteEndArray();
    }
}
