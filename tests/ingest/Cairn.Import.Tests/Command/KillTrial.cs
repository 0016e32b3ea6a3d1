using System.Text.Json;

namespace Cairn.Import.Tests.Command;

/// <summary>What trials by kill -9 share: a log large enough to be killed in, and the count at the end.</summary>
internal static class KillTrial
{
    private const int Rows = 700_000;

    /// <summary>A log that nobody imported yet, the command that imports it, and the moments to kill at.</summary>
    public static (int Seed, Random Random, string[] Command) Prepare(TemporaryFolder folder, string data)
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var file = Logs.Unique(folder, Rows);
        var map = folder.File("map.yaml", Logs.Mapping);
        return (seed, new Random(seed),
            ["import", file, "--map", map, "--plan", "plans/shop.yaml", "--data", data, "--format", "json"]);
    }

    /// <summary>One more run, after which everything must be there once.</summary>
    public static async Task ProveAsync(TestWarehouse warehouse, string[] command, int seed)
    {
        var (exit, output, errors) = await CairnProcess.RunAsync(command);
        exit.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        var logId = json.RootElement[0].GetProperty("log_id").GetString();
        var counts = await warehouse.AskAsync<Counts>($"""
            SELECT countIf(t = 'e') AS events, countIf(t = 'q') AS quarantined, uniqExact(log_offset) AS different
            FROM (SELECT 'e' AS t, log_offset FROM events WHERE log_id = '{logId}' UNION ALL SELECT 'q', log_offset FROM quarantine WHERE log_id = '{logId}')
            """);
        counts.ShouldBe(new Counts(Rows * 9UL / 10, Rows / 10UL, Rows), $"seed {seed}");
    }

    private sealed record Counts(ulong Events, ulong Quarantined, ulong Different);
}
