namespace Cairn.Bench.Collector;

/// <summary>Numbers events and counts those that were acknowledged.</summary>
internal sealed class LoadCounter
{
    private long _next, _acknowledged;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Takes the numbers of a post's events.</summary>
    public ulong Take(int events) => (ulong)(Interlocked.Add(ref _next, events) - events);

    public void Acknowledge(int events) => Interlocked.Add(ref _acknowledged, events);
}
