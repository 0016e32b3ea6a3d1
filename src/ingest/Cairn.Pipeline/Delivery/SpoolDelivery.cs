using Cairn.Model;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Replaying;
using Cairn.Pipeline.Tracing;
using Cairn.Plan;
using Cairn.Spool;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Brings every spooled call into the warehouse exactly once: into <c>events</c>, <c>quarantine</c> or <c>suppressed</c>. Runs
/// until it is stopped; while the warehouse is away it waits, and the spool grows.
/// </summary>
/// <remarks>
/// <para>Invariants, which all of this folder keep:</para>
/// <list type="number">
/// <item>Only the warehouse says what is stored: a run begins where counting there ends (<see cref="LoadedLogs"/>), so it may end at any
/// instant, also between the inserts of a batch.</item>
/// <item>Files are followed one after the other, each to its end. A batch is a stretch of one file's offsets, and one batch follows the other;
/// one is filled while another is stored (<see cref="SpoolFollower"/>).</item>
/// <item>A message's id is saved, and a file released, only when what it stands for is stored.</item>
/// <item>What was prepared when requests were accepted is a cache: what is not there is made again of the spooled bytes, with the same result under the same plan. After a change of the plan it holds the verdict of acceptance, and all else is validated against the new plan.</item>
/// <item>While a replay replaces records, or an erasure removes them, nobody counts or stores (<see cref="ReplayTurn"/>).</item>
/// <item>Who tries again: <see cref="LogLoader"/> a call, for seconds; this class a batch, for as long as the warehouse is away; its host a run
/// that failed otherwise.</item>
/// </list>
/// </remarks>
/// <param name="spool">Where the calls come from.</param>
/// <param name="plan">The plan that they are validated against.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock.</param>
/// <param name="observer">Watches what becomes of calls.</param>
/// <param name="prepared">Where calls wait that were validated when they were accepted; null: none do.</param>
public sealed class SpoolDelivery(
    RequestSpool spool, TrackingPlan plan, DeliveryOptions options, TimeProvider time, ITraceObserver? observer = null, PreparedRequests? prepared = null)
{
    private const int MaxDoublings = 10;
    private static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(10);

    private readonly ReplayTurn? _replays = options.Replays is null ? null : new ReplayTurn(options.Replays, time);
    private readonly DeliveryProgress _progress = new();
    private UnreadableFiles? _unreadable;
    private volatile int _planNumber;
    private (string LogId, int Plan) _begun = ("", 0);

    /// <summary>How far it has come.</summary>
    public DeliveryProgress Progress => _progress;

    /// <summary>What each step counted since the start.</summary>
    public DeliverySteps Steps { get; } = new(IngestSteps.Create(plan));

    /// <summary>The messages that are recognised; null while no run has them. Only its numbers are for others to read.</summary>
    public MessageIndex? Index { get; private set; }

    /// <summary>Validates requests against another plan from now on; those that were prepared when they were accepted keep the one of that time.</summary>
    public void Change(TrackingPlan next)
    {
        Steps.Change(IngestSteps.Create(next));
        Interlocked.Increment(ref _planNumber);
    }

    /// <summary>Delivers until it is stopped.</summary>
    /// <param name="client">The warehouse; its schema is up to date.</param>
    /// <param name="beginLog">Notes a log and its plan before its first record is stored; called again in every run, and after another plan came.</param>
    /// <param name="ct">Stops it; what was read and not stored is read again by the next run.</param>
    /// <exception cref="UserException">The warehouse and the spool do not fit each other.</exception>
    /// <exception cref="SpoolFileException">A file of the spool cannot be read, for now.</exception>
    public async Task RunAsync(WarehouseClient client, Func<string, CancellationToken, Task> beginLog, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(beginLog);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var found = await PersistAsync(client, token => new LoadedLogs(client, time).FindAsync(spool.Files, token), ct);
        // What an earlier run has released may not be in the warehouse any more, and from here on no file goes unproved.
        spool.TakeBackReleases();
        var files = spool.Files;
        LoadedLog[] logs = [.. found.Where(log => files.Contains(log.Name))];
        _unreadable ??= new UnreadableFiles(_progress);
        using var index = OpenIndex(logs, ct);
        using var filler = new BatchFiller(index, Steps, observer, prepared);
        var imported = new ImportsForIndex(client, index, options.Index.Days);
        var follower = new SpoolFollower(
            spool, filler, index, _unreadable, token => LearnAsync(client, imported, token), (log, from, token) => FindAsync(client, log, from, token), options, time);
        Index = index;
        var first = FirstToFollow(logs, index);
        if (first is not null)
            Progress.Begin(logs.First(log => log.Name == first));
        Progress.Resume();
        _begun = ("", 0);
        var following = Task.Run(() => follower.RunAsync(logs, first, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in follower.Full.ReadAllAsync(ct))
            {
                await StoreAsync(client, batch, beginLog, ct);
                await follower.ReturnAsync(batch, ct);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await following;
            Index = null;
            follower.SaveReturned();
        }
    }

    private MessageIndex OpenIndex(IReadOnlyList<LoadedLog> logs, CancellationToken ct)
    {
        // What lies behind the first hole is decided anew, so the index must not know it from an earlier run.
        var stored = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var log in logs)
        {
            stored[log.Name.LogId] = isWhole ? log.LoadedTo : 0;
            isWhole &= log.LoadedTo == log.StoredEnd;
        }
        return MessageIndex.Open(options.Index, log => stored.GetValueOrDefault(log, ulong.MaxValue), ct);
    }

    /// <summary>The first file of which anything is left to do; those before it may go when their time has come.</summary>
    private SpoolFileName? FirstToFollow(IReadOnlyList<LoadedLog> logs, MessageIndex index)
    {
        foreach (var log in logs)
        {
            if (log == logs[^1])
                return log.Name;
            try
            {
                if (IsLeftToDo(log, index))
                    return log.Name;
            }
            catch (SpoolFileException failure) when (_unreadable!.IsAbandoned(log.Name, failure))
            {
                if (!log.IsEnded)
                    return log.Name;
                _unreadable.Note(log.Name, log.LoadedTo, failure);
            }
            spool.Release(log.Name);
        }
        return null;
    }

    private bool IsLeftToDo(LoadedLog log, MessageIndex index)
    {
        using var reader = spool.OpenReader(log.Name);
        return log.LoadedTo < (ulong)reader.End() || index.CoveredTo(log.Name.LogId) < log.LoadedTo
            || !index.TryMakeDurable(log.Name.LogId, DeliveryBatch.DayOf(log.Name), log.LoadedTo);
    }

    private Task<bool> LearnAsync(WarehouseClient client, ImportsForIndex imported, CancellationToken ct) => PersistAsync(client, async token =>
    {
        await imported.LearnAsync(time.GetUtcNow(), token);
        return true;
    }, ct);

    private Task<TakenOffsets> FindAsync(WarehouseClient client, string logId, ulong from, CancellationToken ct) =>
        PersistAsync(client, token => new LogContents(client, logId, time).FindAsync(from, LogBatch.MaxRecords, token), ct);

    private async Task StoreAsync(WarehouseClient client, DeliveryBatch batch, Func<string, CancellationToken, Task> beginLog, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var mayBeStored = false;
        await PersistAsync(client, async token =>
        {
            var begun = (batch.LogId, _planNumber);
            if (_begun != begun)
                await beginLog(batch.LogId, token);
            _begun = begun;
            var loader = new LogLoader(client, batch.LogId, time);
            var asksFirst = mayBeStored;
            mayBeStored = true;
            await loader.LoadAsync(batch.Records, asksFirst, token);
            return true;
        }, ct);
        batch.Took = time.GetElapsedTime(began);
        Progress.Add(batch);
        Show(batch);
    }

    private void Show(DeliveryBatch batch)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var trace in batch.Traces)
            observer!.Show(trace with { StoredAt = trace.End == TraceEnd.Stored ? now : 0 });
    }

    /// <summary>Tries until it succeeds, for as long as the warehouse is away; waits while a replay replaces what is stored.</summary>
    private async Task<T> PersistAsync<T>(WarehouseClient client, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        for (var failures = 0; ; failures++)
        {
            var (isDone, result) = await TryAsync(client, call, ct);
            if (isDone)
                return result!;
            await Task.Delay(DelayAfter(failures), time, ct);
        }
    }

    private async Task<(bool IsDone, T? Result)> TryAsync<T>(WarehouseClient client, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        try
        {
            using var turn = _replays is null ? null : await _replays.ShareAsync(client, ct);
            return (true, await call(ct));
        }
        catch (WarehouseException problem)
        {
            // The statements are our own, so whatever is wrong is wrong with the warehouse: no space, no memory, no engine.
            Progress.Fail(problem.Message);
            return (false, default);
        }
    }

    private static TimeSpan DelayAfter(int failures)
    {
        var doubled = MinDelay * Math.Pow(2, Math.Min(failures, MaxDoublings));
        return doubled < MaxDelay ? doubled : MaxDelay;
    }
}
