using System.Diagnostics;

namespace Cairn.Pipeline;

/// <summary>
/// Counts what went into a step and what did not come out, and estimates the time it took by timing one event in
/// <see cref="SamplingInterval"/>: timing every one would cost as much as the step itself. While it is traced it times all. Not
/// thread-safe.
/// </summary>
public sealed class StepCounter(string step)
{
    /// <summary>One event in so many is timed.</summary>
    public const int SamplingInterval = 64;

    private long _sampledTicks, _samples, _tracedTicks;
    private bool _isTraced;

    /// <summary>The step's name.</summary>
    public string Step => step;

    /// <summary>Events that went in.</summary>
    public long Entered { get; private set; }

    /// <summary>Events that it rejected.</summary>
    public long Rejected { get; private set; }

    /// <summary>Events that ended here although nothing was wrong with them, or because quarantine was closed to them.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Time spent in the step, estimated from the events that were timed.</summary>
    public TimeSpan Time => _samples == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, (long)((double)_sampledTicks / _samples * Entered));

    /// <summary>Notes that an event enters.</summary>
    /// <returns>A time stamp when this one is timed, otherwise 0.</returns>
    public long Enter() => Entered++ % SamplingInterval == 0 || _isTraced ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Times every event from now on.</summary>
    public void BeginTrace() => (_isTraced, _tracedTicks) = (true, 0);

    /// <summary>Times samples again.</summary>
    /// <returns>How long all events took since <see cref="BeginTrace"/>.</returns>
    public TimeSpan EndTrace()
    {
        _isTraced = false;
        return Stopwatch.GetElapsedTime(0, _tracedTicks);
    }

    /// <summary>What was timed since the last time; it counts here no more.</summary>
    public StepSample TakeSample()
    {
        var sample = new StepSample(_sampledTicks, _samples);
        (_sampledTicks, _samples) = (0, 0);
        return sample;
    }

    /// <summary>Notes events that passed the same step elsewhere.</summary>
    /// <param name="events">How many.</param>
    /// <param name="sample">How long some took.</param>
    public void AddPassed(int events, StepSample sample)
    {
        Entered += events;
        _sampledTicks += sample.Ticks;
        _samples += sample.Count;
    }

    /// <summary>Notes that the event leaves.</summary>
    /// <param name="entered">What <see cref="Enter"/> returned.</param>
    /// <param name="outcome">What the step did with it.</param>
    public void Leave(long entered, in Outcome outcome)
    {
        if (outcome.Rejection is not null)
            Rejected++;
        else if (outcome.SuppressedReason is not null)
            Suppressed++;
        if (entered == 0)
            return;
        var ticks = Stopwatch.GetTimestamp() - entered;
        _sampledTicks += ticks;
        _samples++;
        _tracedTicks += ticks;
    }
}
