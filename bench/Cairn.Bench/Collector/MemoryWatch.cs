namespace Cairn.Bench.Collector;

/// <summary>Looks at the memory of collector and engine all the while.</summary>
internal sealed class MemoryWatch(CollectorProcess collector)
{
    private readonly List<double> _server = [0], _index = [0], _engine = [0];

    /// <summary>The collector's resident set at each look, 10^6 bytes.</summary>
    public IReadOnlyList<double> Server => _server;

    /// <summary>
    /// The part of it that is the index of messages: it grows with the messages of the last days up to its bound; the rest must
    /// not grow.
    /// </summary>
    public IReadOnlyList<double> Index => _index;

    /// <summary>The engine's resident set.</summary>
    public IReadOnlyList<double> Engine => _engine;

    public async Task RunAsync(TimeSpan interval, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _server.Add(collector.Server.Megabytes);
            _index.Add(await collector.IndexMegabytesAsync());
            _engine.Add(collector.Engine.Megabytes);
            await Task.Delay(interval, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
