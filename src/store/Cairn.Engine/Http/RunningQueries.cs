using System.Collections.Concurrent;
using Cairn.Engine.Chdb;

namespace Cairn.Engine.Http;

/// <summary>The statements that run; one whose caller has gone away is stopped.</summary>
internal sealed class RunningQueries(ChdbServer server)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Registers a statement until the result is disposed.</summary>
    /// <param name="queryId">Its id.</param>
    /// <param name="callerGone">Signalled when the caller's connection has closed.</param>
    /// <exception cref="ChdbException">A statement with this id runs: Code 216.</exception>
    public IDisposable Enter(string queryId, CancellationToken callerGone)
    {
        var ended = new CancellationTokenSource();
        if (!_running.TryAdd(queryId, ended))
        {
            ended.Dispose();
            throw new ChdbException(ErrorCode.SameQueryIdIsRunning, $"Query with id = {queryId} is already running");
        }

        var registration = callerGone.UnsafeRegister(_ => _ = StopAsync(queryId, ended.Token), null);
        return new Entry(this, queryId, registration);
    }

    /// <summary>Asks again until the statement has ended, because it may not have begun when it is first asked.</summary>
    private async Task StopAsync(string queryId, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                await Task.Run(() => server.Kill(queryId), ended);
            }
            while (await timer.WaitForNextTickAsync(ended));
        }
        catch (OperationCanceledException)
        {
            // The statement has ended.
        }
        catch (Exception failure) when (failure is ChdbException or ObjectDisposedException)
        {
            await Console.Error.WriteLineAsync($"query {queryId} could not be stopped: {failure.Message}");
        }
    }

    private sealed class Entry(RunningQueries owner, string queryId, CancellationTokenRegistration registration) : IDisposable
    {
        public void Dispose()
        {
            registration.Dispose();
            if (!owner._running.TryRemove(queryId, out var ended)) return;
            ended.Cancel();
            ended.Dispose();
        }
    }
}
