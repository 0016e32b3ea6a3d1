namespace Cairn.Import.Tests.Command;

/// <summary>Kills the importer at random moments while another process holds the engine, so that the engine lives on.</summary>
public sealed class KillTests(TestWarehouse warehouse) : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_twenty_kills_of_the_importer_every_record_is_there_once()
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
}
