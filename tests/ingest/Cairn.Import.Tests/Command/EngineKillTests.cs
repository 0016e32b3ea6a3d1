namespace Cairn.Import.Tests.Command;

/// <summary>Kills the engine at random moments of an import, which rides it out or goes on in its next run.</summary>
public sealed class EngineKillTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const int Kills = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_kills_of_the_engine_every_record_is_there_once()
    {
        var (seed, random, command) = KillTrial.Prepare(_folder, warehouse.Folder);
        var (killed, hasEnded) = (0, false);
        for (var i = 0; i < Kills && killed < Kills; i++)
        {
            using var cairn = CairnProcess.Start(hasEnded ? [.. command, "--replace"] : command);
            while (killed < Kills && !await cairn.EndedWithinAsync(TimeSpan.FromMilliseconds(random.Next(200, 1200))))
                killed += KillEngine() ? 1 : 0;
            // The import rides most deaths out; where it gives up it says what to do, and the next run goes on.
            var (exit, _, errors) = await cairn.EndAsync();
            hasEnded = exit == 0;
            exit.ShouldBeOneOf(0, 1);
            if (!hasEnded)
                errors.ShouldContain("error:");
        }

        killed.ShouldBe(Kills, $"seed {seed}");
        await KillTrial.ProveAsync(warehouse, command, seed);
    }

    /// <summary>Whether there was an engine to kill: between its death and its successor there is none.</summary>
    private bool KillEngine()
    {
        try
        {
            using var engine = TestWarehouse.EngineOf(warehouse.Folder);
            engine.Kill();
            return engine.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
