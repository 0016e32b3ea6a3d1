using Cairn.Model;
using Cairn.Warehouse.Native;
using Polly;
using Polly.Retry;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// Puts the records of one log into the warehouse, each exactly once (docs/decisions/0002). One loader a log at a time.
/// </summary>
/// <remarks>
/// Invariant: whether a batch is stored is answered by counting its rows in the warehouse and by nothing else. What a batch
/// has for one table and month is one block and so one part: after a failed INSERT it is there as a whole or not at all. Before
/// counting, the loader waits until every INSERT and DELETE that was running has ended: one whose sender died may yet commit.
/// </remarks>
public sealed class LogLoader
{
    private const int MaxAttempts = 10;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    private readonly WarehouseClient _client;
    private readonly LogContents _contents;
    private readonly ResiliencePipeline _retry;

    /// <summary>Makes a loader.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="logId">The log.</param>
    /// <param name="time">The clock by which it waits between attempts.</param>
    public LogLoader(WarehouseClient client, string logId, TimeProvider time)
    {
        _client = client;
        _contents = new LogContents(client, logId, time);
        _retry = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<WarehouseException>(static problem => problem.IsRetryable),
            MaxRetryAttempts = MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = MaxDelay,
        }).Build();
    }

    /// <summary>What the warehouse holds of the log.</summary>
    public LogContents Contents => _contents;

    /// <summary>Stores a batch; returns when every one of its records is stored.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="mayBeStored">Whether an earlier call may have stored a part of it, so that the sink is asked first.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="WarehouseException">The warehouse rejected it, or did not answer in ten attempts.</exception>
    /// <exception cref="UserException">The warehouse holds a part of it that no interrupted INSERT can leave behind.</exception>
    public async Task LoadAsync(LogBatch batch, bool mayBeStored, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var asksFirst = mayBeStored;
        await _retry.ExecuteAsync(async token =>
        {
            var missing = asksFirst ? await FindMissingAsync(batch, token) : 0;
            asksFirst = true;
            foreach (var block in batch.Blocks.Skip(missing))
                await block.StoreAsync(_client, token);
        }, ct);
    }

    /// <summary>Runs a call again while the warehouse says that it may succeed later. Only for calls that change nothing twice.</summary>
    public async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct) =>
        await _retry.ExecuteAsync(async token => await call(token), ct);

    /// <summary>The first block of the batch that an attempt that failed has left undone.</summary>
    private async Task<int> FindMissingAsync(LogBatch batch, CancellationToken ct)
    {
        await _contents.WaitForRunningWritesAsync(ct);
        var stored = (await _contents.CountAsync(batch.From, batch.To, ct)).Total;
        NativeBlock[] blocks = [.. batch.Blocks];
        var whole = (ulong)(batch.AlreadyStored + blocks.Sum(static block => block.Rows));
        var due = whole;
        // Each block follows the one before it, so these are the only states that an interruption leaves behind.
        for (var done = blocks.Length; done >= 0; done--)
        {
            if (stored == due)
                return done;
            due -= done > 0 ? (ulong)blocks[done - 1].Rows : 0;
        }
        throw LogContents.Inconsistent(batch.From, batch.To,
            $"{stored} of {whole} records are stored, which no interrupted insert leaves behind");
    }
}
