namespace Cairn.Import.Tests.Command;

/// <summary>Kills the importer at random moments while another process holds the engine, so that the engine lives on.</summary>
public sealed class KillTests(TestWarehouse warehouse) : IDisposable
{
    private const int Kills = 10;

    private const int Messages = 400_000, Repeated = 100_000, MessageKills = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_kills_of_the_importer_every_record_is_there_once()
    {
        var (seed, random, command) = KillTrial.Prepare(_folder, warehouse.Folder);
        var (killed, hasEnded) = (0, false);
        for (var i = 0; i < Kills * 3 && killed < Kills; i++)
        {
            // When an import reached its end the next begins anew, so that kills meet work and not an empty check.
            using var cairn = CairnProcess.Start(hasEnded ? [.. command, "--replace"] : command);
            hasEnded = !await cairn.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(300, 3000)));
            killed += hasEnded ? 0 : 1;
        }
        killed.ShouldBe(Kills, $"seed {seed}");
        await KillTrial.ProveAsync(warehouse, command, seed);
    }

    /// <summary>An export that overlaps with an earlier one and repeats its own messages far behind.</summary>
    [Fact]
    public async Task After_kills_every_message_of_overlapping_files_is_stored_once()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        string Export(string name, IEnumerable<int> ids) => _folder.File(name,
            "id,time,event,user\n" + string.Concat(ids.Select(id => $"{seed}-{id},2024-05-{1 + id % 28:00}T10:00:{id % 60:00}Z,{(id % 10 == 9 ? "nonsense" : "page_view")},u{id % 97}\n")));
        var earlier = Export("earlier.csv", Enumerable.Range(0, Repeated));
        var whole = Export("whole.csv", [.. Enumerable.Range(0, Messages), .. Enumerable.Range(Messages / 2, Repeated)]);
        var map = _folder.File("map.yaml", $"source: kills{seed}\nevent: {{ column: event }}\ntime: {{ column: time }}\nidentifiers: {{ user_id: user }}\nmessage_id: id\n");
        string[] Command(string file) => ["import", file, "--map", map, "--plan", "plans/shop.yaml", "--data", warehouse.Folder, "--format", "json"];
        (await CairnProcess.RunAsync(Command(earlier))).Exit.ShouldBe(0);
        for (var i = 0; i < MessageKills; i++)
        {
            using var cairn = CairnProcess.Start(Command(whole));
            await cairn.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(300, 2000)));
        }
        var (exit, _, errors) = await CairnProcess.RunAsync(Command(whole));
        exit.ShouldBe(0, errors);

        (await warehouse.AskAsync<string>($"SELECT concat(toString(count()), ' ', toString(uniqExact(message_id))) FROM events WHERE source = 'kills{seed}'"))
            .ShouldBe($"{Messages * 9 / 10} {Messages * 9 / 10}", $"seed {seed}");
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE source = 'kills{seed}'")).ShouldBe(Messages / 10UL, $"seed {seed}");
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM suppressed WHERE source = 'kills{seed}' AND reason = 'second_delivery'")).ShouldBe(2UL * Repeated, $"seed {seed}");
    }
}
