using System.Diagnostics;
using System.Net;

namespace Cairn.Faults.Clients;

/// <summary>The clients that load a collector, and one more that waits for its first acknowledgement after a restart.</summary>
internal sealed class ClientPool(IPEndPoint server, string writeKey, Ledger ledger, ClientPace pace, int seed) : IDisposable
{
    private static readonly TimeSpan MaxDrain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProbeWait = TimeSpan.FromMilliseconds(1);

    private readonly Random _random = new(seed);
    private CancellationTokenSource _stop = new();
    private CancellationTokenSource _abandon = new();
    private Task[] _running = [];

    /// <summary>Lets all of them send.</summary>
    public void Start()
    {
        Dispose();
        (_stop, _abandon) = (new CancellationTokenSource(), new CancellationTokenSource());
        var (stop, abandon) = (_stop.Token, _abandon.Token);
        _running = [.. Enumerable.Range(0, pace.Clients).Select(_ =>
        {
            var client = new RetryingClient(server, writeKey, ledger, pace, _random.Next());
            return Task.Run(() => client.RunAsync(stop, abandon));
        })];
    }

    /// <summary>Stops them when each has got its last post acknowledged; posts that do not get there are left unacknowledged.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        _abandon.CancelAfter(MaxDrain);
        await Task.WhenAll(_running);
    }

    /// <summary>Ends those that still send.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _abandon.Cancel();
        _stop.Dispose();
        _abandon.Dispose();
    }

    /// <summary>Sends one post until it is acknowledged, with hardly a pause between tries.</summary>
    /// <returns>When it was acknowledged, by <see cref="Stopwatch"/>; 0 when it was abandoned.</returns>
    public async Task<long> FirstAcknowledgementAsync(CancellationToken ct)
    {
        var post = ledger.Create(1);
        var client = new RetryingClient(server, writeKey, ledger, pace, _random.Next());
        using var connection = new Connection(server);
        while (!ct.IsCancellationRequested)
        {
            if (await client.TryAsync(connection, post))
                return Stopwatch.GetTimestamp();
            await Task.Delay(ProbeWait, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return 0;
    }
}
