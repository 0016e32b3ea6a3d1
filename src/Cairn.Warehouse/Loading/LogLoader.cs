using Cairn.Model;
using Cairn.Warehouse.Native;
using Polly;
using Polly.Retry;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// Puts the records of one log into the warehouse, each exactly once (docs/decisions/0002). One loader a log at a time.
/// </summary>
/// <remarks>
/// Invariant: whether a batch is stored is answered by counting its rows in the warehouse and by nothing else. Each table's
/// share of a batch is one block and so one part: after a failed INSERT it is there as a whole or not at all. Before
/// counting, the loader waits until every INSERT and DELETE that was running has ended: one whose sender died may yet commit.
/// </remarks>
public sealed class LogLoader
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly SqlText InsertEvents = SqlText.Load(typeof(LogLoader), "insert_events.sql");
    private static readonly SqlText InsertQuarantine = SqlText.Load(typeof(LogLoader), "insert_quarantine.sql");

    private readonly WarehouseClient _client;
    private readonly LogSink _sink;
    private readonly ResiliencePipeline _retry;

    /// <summary>Makes a loader.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="logId">The log.</param>
    /// <param name="time">The clock by which it waits between attempts.</param>
    public LogLoader(WarehouseClient client, string logId, TimeProvider time)
    {
        _client = client;
        _sink = new LogSink(client, logId, time);
        _retry = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<WarehouseException>(static problem => problem.IsRetryable),
            MaxRetryAttempts = MostAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = LongestDelay,
        }).Build();
    }

    /// <summary>What the warehouse holds of the log.</summary>
    public LogSink Sink => _sink;

    /// <summary>Stores a batch; returns when every one of its records is stored.</summary>
    /// <exception cref="WarehouseException">The warehouse refused it, or did not answer in ten attempts.</exception>
    /// <exception cref="UserException">The warehouse holds a part of it that no interrupted INSERT can leave behind.</exception>
    public async Task LoadAsync(LogBatch batch, CancellationToken ct)
    {
        var isFirst = true;
        var goal = (ulong)(batch.Events.Rows + batch.Quarantine.Rows + batch.AlreadyStored);
        await _retry.ExecuteAsync(async token =>
        {
            var missing = isFirst ? Missing.Both : await FindMissingAsync(batch, goal, token);
            isFirst = false;
            if (missing.HasFlag(Missing.Events))
                await InsertAsync(InsertEvents, batch.Events, token);
            if (missing.HasFlag(Missing.Quarantine))
                await InsertAsync(InsertQuarantine, batch.Quarantine, token);
        }, ct);
    }

    /// <summary>Runs a call again while the warehouse says that it may succeed later. Only for calls that change nothing twice.</summary>
    public async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct) =>
        await _retry.ExecuteAsync(async token => await call(token), ct);

    /// <summary>What of the batch an attempt that failed has left undone.</summary>
    private async Task<Missing> FindMissingAsync(LogBatch batch, ulong goal, CancellationToken ct)
    {
        await _sink.WaitForRunningWritesAsync(ct);
        var stored = (await _sink.CountAsync(batch.From, batch.To, ct)).Total;
        var (events, quarantine) = ((ulong)batch.Events.Rows, (ulong)batch.Quarantine.Rows);
        // The quarantine follows the events, so these are the only states that an interruption leaves behind.
        if (stored == goal)
            return Missing.None;
        if (stored == goal - quarantine)
            return Missing.Quarantine;
        if (stored == goal - quarantine - events)
            return Missing.Both;
        throw LogSink.Inconsistent(batch.From, batch.To, $"{stored} of {goal} records are stored, which no interrupted insert leaves behind");
    }

    private async Task InsertAsync(SqlText insert, NativeBlock block, CancellationToken ct)
    {
        if (block.Rows > 0)
            await _client.InsertAsync(insert, block.WriteToAsync, null, ct);
    }

    [Flags]
    private enum Missing
    {
        None = 0,
        Events = 1,
        Quarantine = 2,
        Both = Events | Quarantine,
    }
}
