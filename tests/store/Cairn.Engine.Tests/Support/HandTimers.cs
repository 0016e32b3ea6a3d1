namespace Cairn.Engine.Tests.Support;

/// <summary>A clock that stands still until it is moved, and whose timers fire while it is.</summary>
internal sealed class HandTimers : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Move(TimeSpan by)
    {
        _now += by;
        foreach (var timer in _timers) timer.FireWhenDue();
    }

    private sealed class Timer(HandTimers clock, Action fire) : ITimer
    {
        private TimeSpan? _due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public void FireWhenDue()
        {
            if (_due is not { } due || due > clock._now) return;
            _due = null;
            fire();
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
