using System.Globalization;
using System.Text.Json;
using Cairn.Engine;
using Cairn.Warehouse.Contents;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>The status of a data folder for people.</summary>
internal sealed class StatusView(IAnsiConsole console)
{
    private const int MaxImports = 10;

    public void Show(DataStatus status)
    {
        var totals = status.Contents.Totals;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Add(grid, "data", status.Path);
        Add(grid, "events", totals.Events == 0
            ? "none"
            : $"{totals.Events:N0} of {Words.Count(status.Persons, "person", "people")}, {Day(totals.FirstAt)} to {Day(totals.LastAt)} ({Words.Count(totals.DaysWithEvents, "day")} with events)");
        Add(grid, "quarantine", totals.Quarantined == 0 ? "empty" : $"{Words.Count(totals.Quarantined, "record")}: cairn quarantine list says why");
        Add(grid, "suppressed", totals.Suppressed == 0 ? "nothing" : Words.Count(totals.Suppressed, "record"));
        Add(grid, "plan", PlanName.Of(totals) is { } plan ? $"{plan} ({Short(totals.PlanDigest)})" : "none yet");
        Add(grid, "disk", $"{string.Join(", ", status.Used.Select(static part => $"{part.Part} {Numbers.Bytes(part.Bytes)}"))}; {Numbers.Bytes(status.Free)} free");
        Add(grid, "engine", EngineText(status.Engine));
        Add(grid, "collector", status.Collector is { } collector ? $"{collector.Address} (process {collector.Process}): {HealthText(collector.Health)}" : "none runs");
        console.Write(grid);
        ShowSources(status.Contents.Sources);
        ShowImports(status.Contents.Imports);
    }

    private static void Add(Grid grid, string name, string text) => grid.AddRow($"[bold]{name}[/]", PlainText.Markup(text));

    private static string EngineText(EngineState? engine) => engine switch
    {
        null => "none ran; this command started one",
        { Leases.Count: 0 } => $"process {engine.Process}, idle, Cairn {engine.Version}",
        _ => $"process {engine.Process}, used by {Words.Count(engine.Leases.Count, "program")}, Cairn {engine.Version}",
    };

    /// <summary>What is not well, by part.</summary>
    private static string HealthText(string health)
    {
        try
        {
            using var json = JsonDocument.Parse(health);
            var bad = json.RootElement.GetProperty("parts").EnumerateObject()
                .Where(static part => !part.Value.GetProperty("good").GetBoolean())
                .Select(static part => $"{part.Name}: {part.Value.GetProperty("state").GetString()}")
                .ToArray();
            var isReady = json.RootElement.GetProperty("ready").GetBoolean();
            return (isReady ? "takes events" : "takes no events") + (bad.Length == 0 ? "" : "; " + string.Join("; ", bad));
        }
        catch (Exception unknown) when (unknown is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "does not answer";
        }
    }

    private void ShowSources(IReadOnlyList<SourceContents> sources)
    {
        if (sources.Count == 0)
            return;
        var table = new WordTable("source", ">events", ">quarantine", ">suppressed", "latest received");
        foreach (var source in sources)
            table.AddRow(
                PlainText.Markup(source.Source.Length > 0 ? source.Source : "(unknown)"), $"{source.Events:N0}", $"{source.Quarantined:N0}", $"{source.Suppressed:N0}", Minute(source.LastReceived));
        table.Write(console);
    }

    private void ShowImports(IReadOnlyList<ImportedFile> imports)
    {
        if (imports.Count == 0)
            return;
        var table = new WordTable("imported file", "source", ">size", "begun");
        foreach (var import in imports.Take(MaxImports))
            table.AddRow(PlainText.Markup(import.Name), PlainText.Markup(import.Source), Numbers.Bytes(import.Bytes), Minute(import.StartedAt));
        table.Write(console);
        if (imports.Count > MaxImports)
            console.WriteLine($"... and {imports.Count - MaxImports:N0} more: cairn status --format json");
    }

    private static string Day(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
