namespace Cairn.World.Tests.Play;

/// <summary>
/// A clock that jumps to the end of every wait, and writes the waits down. Held, it lets nobody go on. A FakeTimeProvider has to be
/// moved by the test, which cannot know when a player's next wait begins.
/// </summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<Action> _held = [];
    private readonly Dictionary<int, long> _readBy = [];
    private long _now;

    /// <summary>Whether waits last until <see cref="Release"/>.</summary>
    public bool Holds { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Every wait so far, in the order in which they began.</summary>
    public TimeSpan[] Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public double[] Seconds => [.. Waits.Select(wait => wait.TotalSeconds)];

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _readBy[Environment.CurrentManagedThreadId] = _now;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (_lock)
            _now += by.Ticks;
    }

    /// <summary>Ends the waits that are held.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _held.ForEach(go => go());
            _held.Clear();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _waits.Add(dueTime);
            // Who waits has worked out how long from the time that it read; the clock may have been advanced in between.
            var due = (_readBy.Remove(Environment.CurrentManagedThreadId, out var read) ? read : _now) + dueTime.Ticks;
            Action go = () =>
            {
                _now = Math.Max(_now, due);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            };
            if (Holds)
                _held.Add(go);
            else
                go();
        }

        return new Ended();
    }

    private sealed class Ended : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            // There is no timer behind it.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
