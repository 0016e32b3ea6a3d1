using Cairn.Engine.Chdb;

namespace Cairn.Engine.Http;

/// <summary>Bounds the statements that run at the same time; readers and writers have places of their own.</summary>
internal sealed class QuerySlots(EngineLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _reads = new(limits.ConcurrentQueries);
    private readonly SemaphoreSlim _writes = new(limits.ConcurrentWrites);

    /// <summary>Waits for a place; disposing what it gives frees it.</summary>
    /// <exception cref="ChdbException">None became free in time: Code 202.</exception>
    public async Task<IDisposable> EnterAsync(bool isWrite, CancellationToken ct)
    {
        var slots = isWrite ? _writes : _reads;
        return await slots.WaitAsync(limits.QueueTime, ct)
            ? new Slot(slots)
            : throw new ChdbException(
                ErrorCode.TooManySimultaneousQueries,
                $"Too many simultaneous {(isWrite ? $"writes. Maximum: {limits.ConcurrentWrites}" : $"queries. Maximum: {limits.ConcurrentQueries}")}");
    }

    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
    }

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? _slots = slots;

        public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Release();
    }
}
