using System.Text.Json;

namespace Cairn.Import.Tests.Command;

/// <summary>Kills the importer at random moments while another process holds the engine, so that the engine lives on.</summary>
public sealed class KillTests(TestWarehouse warehouse) : IDisposable
{
    private const int Kills = 20;
    private const int Rows = 700_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_twenty_kills_every_record_is_there_once()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var file = Logs.Unique(_folder, Rows);
        var map = _folder.File("map.yaml", Logs.Mapping);
        string[] command = ["import", file, "--map", map, "--plan", "plans/shop.yaml", "--data", warehouse.Folder, "--format", "json"];
        var (killed, hasEnded) = (0, false);
        for (var i = 0; i < Kills * 3 && killed < Kills; i++)
        {
            // When an import reached its end the next begins anew, so that kills meet work and not an empty check.
            using var cairn = CairnProcess.Start(hasEnded ? [.. command, "--replace"] : command);
            hasEnded = !await cairn.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(300, 3000)));
            killed += hasEnded ? 0 : 1;
        }
        killed.ShouldBe(Kills, $"seed {seed}");
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
