namespace Cairn.Collector.Telemetry;

/// <summary>How many requests are under way. Thread-safe.</summary>
internal sealed class RequestsUnderWay
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave() => Interlocked.Decrement(ref _count);
}
