namespace Cairn.World.Play;

/// <summary>The clock of a played world: it starts with the first request and runs at the chosen speed. One thread waits; any may ask for the lag.</summary>
internal sealed class PlayClock(PlaySpeed speed, TimeProvider time)
{
    /// <summary>Timers take no more than some weeks.</summary>
    private static readonly TimeSpan MaxNap = TimeSpan.FromHours(1);

    private readonly long _created = time.GetTimestamp();
    private long? _began;
    private long _firstAt;

    /// <summary>Time since the first request, or since the beginning when there was none.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_began ?? _created);

    /// <summary>Waits until it is a request's time.</summary>
    /// <param name="at">When it arrives in the world, Unix milliseconds.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async ValueTask WaitAsync(long at, CancellationToken ct)
    {
        if (_began is null)
            (_began, _firstAt) = (time.GetTimestamp(), at);
        for (var early = Early(at); early > TimeSpan.Zero; early = Early(at))
            // Timers count whole milliseconds; less than one would not wait at all.
            await Task.Delay(early < MaxNap ? TimeSpan.FromMilliseconds(Math.Ceiling(early.TotalMilliseconds)) : MaxNap, time, ct);
    }

    /// <summary>How much too late it is for a request; 0 at full speed, where none has a time.</summary>
    public TimeSpan Lag(long at) => speed == PlaySpeed.Max || Early(at) > TimeSpan.Zero ? TimeSpan.Zero : -Early(at);

    private TimeSpan Early(long at) => speed.Due(at - _firstAt) - Elapsed;
}
