namespace Cairn.Collector.Accept;

/// <summary>
/// Objects that serve nobody at the moment. The one that served last is given out first, because its memory is still in the
/// processor's caches; taken in turn, as from a queue, none would be. Bounded; safe to use from many threads.
/// </summary>
/// <param name="max">The most that are kept.</param>
/// <param name="create">Makes one when none is idle.</param>
internal sealed class Pool<T>(int max, Func<T> create)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Stack<T> _idle = new();

    public T Take()
    {
        lock (_lock)
            if (_idle.TryPop(out var idle))
                return idle;
        return create();
    }

    /// <returns>False when enough are kept: whoever has it ends it.</returns>
    public bool Return(T item)
    {
        lock (_lock)
        {
            if (_idle.Count == max)
                return false;
            _idle.Push(item);
            return true;
        }
    }
}
