using Cairn.Data;

namespace Cairn.Warehouse.Http;

/// <summary>
/// Looks every quarter of a second how far a running query has come. HttpClient shows an answer's headers only when all
/// have come, so ClickHouse's progress headers cannot serve; the warehouse's own list of running queries does.
/// </summary>
internal sealed class ProgressWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly SqlText ReadProgress = SqlText.Load(typeof(ProgressWatch), "progress.sql");

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private ProgressWatch(WarehouseClient? client, string queryId, IProgress<QueryProgress>? progress) =>
        _running = client is null || progress is null ? Task.CompletedTask : WatchAsync(client, queryId, progress, _stop.Token);

    /// <summary>Begins to watch; does nothing where nobody wants to know.</summary>
    public static ProgressWatch Start(WarehouseClient client, string queryId, IProgress<QueryProgress>? progress) =>
        new(client, queryId, progress);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static async Task WatchAsync(
        WarehouseClient client, string queryId, IProgress<QueryProgress> progress, CancellationToken ct)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval);
            while (await timer.WaitForNextTickAsync(ct))
            {
                var parameters = new QueryParameters { { "query_id", queryId } };
                await foreach (var row in client.QueryAsync<ProgressRow>(ReadProgress, parameters, ct))
                    progress.Report(new QueryProgress(row.ReadRows, row.TotalRows, TimeSpan.FromSeconds(row.ElapsedSeconds)));
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The query has ended: there is nothing left to watch.
        }
        catch (WarehouseException)
        {
            // Progress is a courtesy; the query itself reports what is wrong with the warehouse.
        }
    }

    private sealed record ProgressRow(long ReadRows, long TotalRows, double ElapsedSeconds);
}
