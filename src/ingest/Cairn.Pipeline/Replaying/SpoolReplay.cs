using Cairn.Model;
using Cairn.Pipeline.Delivery;
using Cairn.Spool;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Replaying;

/// <summary>
/// Sends spooled requests through decoder, plan and steps once more, after any of these was repaired, and replaces what is
/// decided otherwise, each record at its offset in the log. Second deliveries stay what they are.
/// </summary>
/// <remarks>
/// Runs beside a collector, on what it has loaded. It may end at any instant: whoever comes next, delivery or replay, finishes
/// the page that was being replaced. Nothing is lost and nothing is stored twice.
/// </remarks>
/// <param name="client">The warehouse; its schema is up to date.</param>
/// <param name="dataFolder">The data folder.</param>
/// <param name="time">The clock.</param>
public sealed class SpoolReplay(WarehouseClient client, string dataFolder, TimeProvider time)
{
    /// <summary>The folder in the data folder in which replays note what they are about (<see cref="Delivery.DeliveryOptions.Replays"/>).</summary>
    public const string Folder = "replays";

    private readonly string _spool = Path.Combine(dataFolder, "spool");

    /// <summary>Told before every step of a replacement; a test that throws here dies there.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Finishes what a replay that died left behind, for others that are about to change stored records.</summary>
    public Task FinishAsync(CancellationToken ct) => new ReplayTurn(Path.Combine(dataFolder, Folder), time).FinishAsync(client, ct);

    /// <summary>Decides anew.</summary>
    /// <param name="request">What.</param>
    /// <param name="beginLog">Notes a log's new plan before its first record is replaced.</param>
    /// <param name="hold">Keeps others that change stored records of a log away from it, until what it returns is disposed of.</param>
    /// <param name="progress">Filled.</param>
    /// <param name="ct">Stops it behind a page.</param>
    /// <exception cref="UserException">The spool or the warehouse does not allow it.</exception>
    public async Task<SpoolReplayResult> RunAsync(
        ReplayRequest request, Func<string, CancellationToken, Task> beginLog, Func<string, IDisposable> hold, ReplayProgress progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(beginLog);
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(progress);
        var turn = new ReplayTurn(Path.Combine(dataFolder, Folder), time) { BeforeStep = BeforeStep };
        try
        {
            return await RunAsync(request, turn, beginLog, hold, progress, ct);
        }
        catch (WarehouseException problem)
        {
            throw new UserException($"the warehouse stopped the replay: {problem.Message}",
                "Remove the cause (space on the disk, the engine), then run the same command again; nothing is lost or stored twice.", problem);
        }
        catch (SpoolFileException problem)
        {
            throw new UserException($"the spool cannot be read: {problem.Message}", "Check the disk of the data folder; what was replaced so far stays.", problem);
        }
    }

    private async Task<SpoolReplayResult> RunAsync(
        ReplayRequest request, ReplayTurn turn, Func<string, CancellationToken, Task> beginLog, Func<string, IDisposable> hold, ReplayProgress progress, CancellationToken ct)
    {
        var counter = new ReplayCounter(progress);
        using var keys = new SpooledKeys(_spool, new SpooledCalls(IngestSteps.Create(request.Plan)));
        using var replay = new LogReplay(
            client, request, turn, new SpooledCalls(IngestSteps.Create(request.Plan)), new EarlierDeliveries(client, keys, request.Window), counter, progress);
        var logs = await FindAsync(turn, request, ct);
        progress.Begin(logs.Sum(static log => (long)log.LoadedTo));
        foreach (var log in logs)
        {
            using var held = request.IsDryRun ? null : hold(log.Name.LogId);
            if (!request.IsDryRun)
                await beginLog(log.Name.LogId, ct);
            using var reader = SpoolReader.Open(_spool, log.Name);
            await replay.RunAsync(reader, log.LoadedTo, ct);
        }
        return counter.ToResult();
    }

    /// <summary>How far each file was loaded that may hold requests of the time: a request stands in the file of its day, or a later one.</summary>
    private async Task<IReadOnlyList<LoadedLog>> FindAsync(ReplayTurn turn, ReplayRequest request, CancellationToken ct)
    {
        var (first, last) = (DateOnly.FromDateTime(request.From.UtcDateTime), DateOnly.FromDateTime(request.To.UtcDateTime).AddDays(1));
        var files = SpoolFolder.Files(_spool).Where(name => name.Day >= first && name.Day <= last).ToArray();
        using var shared = await turn.ShareAsync(client, ct);
        return await new LoadedLogs(client, time).FindAsync(files, ct);
    }
}
