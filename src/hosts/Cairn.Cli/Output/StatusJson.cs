using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Cli.Output;

/// <summary>The status of a data folder for machines.</summary>
internal static class StatusJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(DataStatus status)
    {
        var totals = status.Contents.Totals;
        return JsonSerializer.Serialize(new
        {
            Data = status.Path,
            totals.Events,
            totals.Persons,
            totals.Quarantined,
            totals.KeptOut,
            FirstEvent = At(totals.FirstAt),
            LastEvent = At(totals.LastAt),
            totals.DaysWithEvents,
            Plan = PlanName.Of(totals) is { } name ? new { Name = name, Digest = totals.PlanDigest } : null,
            Sources = status.Contents.Sources.Select(static source => new
            {
                source.Source, source.Events, source.Quarantined, source.KeptOut, LastReceived = At(source.LastReceived),
            }),
            Imports = status.Contents.Imports.Select(static import => new { File = import.Name, import.Source, import.Bytes, StartedAt = At(import.StartedAt) }),
            Tables = status.Contents.Tables.Select(static table => new { table.Name, table.Kind, table.Rows, table.Bytes }),
            Disk = new { Used = status.Used.ToDictionary(static part => part.Part, static part => part.Bytes), status.Free },
            Engine = status.Engine is { } engine ? new { engine.Process, engine.Version, engine.Leases } : null,
            Collector = status.Collector is { } collector ? new { collector.Address, collector.Process, Health = Parsed(collector.Health) } : null,
        }, Layout);
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? At(long time) =>
        time == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
