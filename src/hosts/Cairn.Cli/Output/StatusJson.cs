using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Cli.Output;

/// <summary>The status of a data folder for machines.</summary>
internal static class StatusJson
{
    public static string Of(DataStatus status)
    {
        var totals = status.Contents.Totals;
        return JsonText.Of(new
        {
            Data = status.Path,
            totals.Events,
            status.Persons,
            totals.Quarantined,
            totals.Suppressed,
            FirstEvent = JsonText.Moment(totals.FirstAt),
            LastEvent = JsonText.Moment(totals.LastAt),
            totals.DaysWithEvents,
            Plan = PlanName.Of(totals) is { } name ? new { Name = name, Digest = totals.PlanDigest } : null,
            Sources = status.Contents.Sources.Select(static source => new
            {
                source.Source, source.Events, source.Quarantined, source.Suppressed, LastReceived = JsonText.Moment(source.LastReceived),
            }),
            Imports = status.Contents.Imports.Select(static import => new { File = import.Name, import.Source, import.Bytes, StartedAt = JsonText.Moment(import.StartedAt) }),
            Tables = status.Contents.Tables.Select(static table => new { table.Name, table.Kind, table.Rows, table.Bytes }),
            Disk = new { Used = status.Used.ToDictionary(static part => part.Part, static part => part.Bytes), status.Free },
            Engine = status.Engine is { } engine ? new { engine.Process, engine.Version, engine.Leases } : null,
            Collector = status.Collector is { } collector ? new { collector.Address, collector.Process, Health = Parsed(collector.Health) } : null,
        });
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
}
