using Cairn.Faults.Damage;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults.Scenarios;

/// <summary>The spool's files are damaged between a kill and the restart.</summary>
internal sealed class SpoolDamageScenario(FaultWorld world)
{
    private const int MaxLoad = 600;
    private const int MaxTries = 10_000;

    /// <summary>How often the end of a write-ahead log was torn or scrambled.</summary>
    public int Tails { get; private set; }

    /// <summary>Tears and scrambles the end of the write-ahead log, again and again; nothing may come of it.</summary>
    public async Task<SinkProof> TearTailsAsync(int times)
    {
        await StartAsync();
        for (var i = 0; i < times; i++)
        {
            await LoadAsync();
            world.Collector.Kill();
            if (WriteAheadLogFile.Newest(world.Collector.Spool) is { } log)
                Tear(log, i);
            await world.StartAsync();
        }
        await world.Clients.StopAsync();
        return await world.ProveAsync();
    }

    /// <summary>
    /// Flips a bit of an acknowledged message that the warehouse does not have yet.
    /// </summary>
    /// <param name="inLog">Whether in the write-ahead log, after a kill; otherwise in the file, after a stop.</param>
    /// <param name="latest">Whether in the copy that counts.</param>
    /// <returns>The message, and what the warehouse holds in the end.</returns>
    public async Task<(int Flipped, SinkProof Proof)> FlipAsync(bool inLog, bool latest)
    {
        await StartAsync();
        int flipped;
        using (await EngineLockout.TakeAsync(world.Data))
        {
            var first = world.Ledger.Messages;
            await LoadAsync();
            await world.Clients.StopAsync();
            if (inLog)
                world.Collector.Kill();
            else
                await world.Collector.StopAsync();
            flipped = Flip(first, latest);
            await world.StartAsync();
        }
        return (flipped, await world.ProveAsync());
    }

    /// <summary>Everything is delivered; then the disk forgets the write-ahead log. What comes later may not suffer from it.</summary>
    public async Task<SinkProof> LoseLogAsync()
    {
        await StartAsync();
        await LoadAsync();
        await world.Clients.StopAsync();
        var before = await world.ProveAsync();
        if (!before.IsGood)
            return before;
        world.Collector.Kill();
        WriteAheadLogFile.Newest(world.Collector.Spool)?.Truncate();
        await world.StartAsync();
        world.Clients.Start();
        await LoadAsync();
        await world.Clients.StopAsync();
        return await world.ProveAsync();
    }

    private async Task StartAsync()
    {
        if (!world.Collector.IsRunning)
            await world.StartAsync();
        world.Clients.Start();
    }

    private Task LoadAsync() => Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(MaxLoad / 3, MaxLoad)));

    private void Tear(WriteAheadLogFile log, int kind)
    {
        Tails++;
        switch (kind % 4)
        {
            case 0:
                log.AppendNoise(world.Random);
                break;
            case 1:
                log.AppendTornFrame(world.Random);
                break;
            case 2:
                log.AppendScrambledFrame(world.Random);
                log.DeleteSharedMemory();
                break;
            default:
                log.DeleteSharedMemory();
                break;
        }
    }

    private int Flip(int first, bool latest)
    {
        var files = Directory.GetFiles(world.Collector.Spool).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).OrderDescending().ToArray();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var number = world.Random.Next(first, world.Ledger.Messages);
            if (world.Ledger[number].Acknowledged == 1 && Array.Exists(files, file => BitFlip.Turn(file, number, latest)))
                return number;
        }
        throw new InvalidOperationException("no acknowledged message was found in the spool's files");
    }
}
