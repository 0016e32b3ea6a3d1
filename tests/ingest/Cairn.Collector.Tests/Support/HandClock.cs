namespace Cairn.Collector.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan _passed;

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public void Move(TimeSpan by) => _passed += by;
}
