using Cairn.Engine.Http;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Engine.Tests.Http;

/// <summary>Every arrow of the state machine in docs/engine.md that the engine itself takes.</summary>
public sealed class LeasesTests
{
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _clock = new();
    private int _stops;

    [Theory]
    [InlineData(600, 600)]
    [InlineData(5, 30)]
    public void an_engine_that_nobody_comes_for_stops_after_its_linger_but_not_before_half_a_minute(int lingerSeconds, int stopsAfter)
    {
        using var leases = New(TimeSpan.FromSeconds(lingerSeconds));
        _clock.Advance(TimeSpan.FromSeconds(stopsAfter - 1));
        _stops.ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _stops.ShouldBe(1);
    }

    [Fact]
    public void while_it_is_needed_it_stays_and_when_the_last_has_gone_it_lingers()
    {
        using var leases = New(Linger);
        var first = leases.TryTake(11).ShouldNotBeNull();
        var second = leases.TryTake(12).ShouldNotBeNull();
        leases.Holders.ShouldBe([11, 12]);
        first.Dispose();
        _clock.Advance(2 * Linger);
        _stops.ShouldBe(0);

        second.Dispose();
        _clock.Advance(Linger - TimeSpan.FromSeconds(1));
        using (leases.TryTake(13).ShouldNotBeNull()) _clock.Advance(Linger);
        _stops.ShouldBe(0);
        _clock.Advance(Linger);
        _stops.ShouldBe(1);
    }

    [Fact]
    public void a_lease_that_is_given_back_twice_counts_once()
    {
        using var leases = New(Linger);
        using var kept = leases.TryTake(1).ShouldNotBeNull();
        var other = leases.TryTake(2).ShouldNotBeNull();
        other.Dispose();
        other.Dispose();
        leases.Holders.ShouldBe([1]);
        _clock.Advance(2 * Linger);
        _stops.ShouldBe(0);
    }

    [Fact]
    public void without_a_linger_it_stays_for_ever()
    {
        using var leases = New(linger: null);
        leases.TryTake(1).ShouldNotBeNull().Dispose();
        _clock.Advance(TimeSpan.FromDays(1000));
        _stops.ShouldBe(0);
    }

    [Fact]
    public void it_is_not_stopped_while_it_is_needed_unless_by_force_and_once_it_stops_nobody_gets_a_lease()
    {
        using var leases = New(Linger);
        using var lease = leases.TryTake(7).ShouldNotBeNull();
        leases.TryStop(isForced: false).ShouldBeFalse();
        _stops.ShouldBe(0);
        leases.TryStop(isForced: true).ShouldBeTrue();
        leases.TryTake(8).ShouldBeNull();
        leases.TryStop(isForced: false).ShouldBeTrue();
        _clock.Advance(2 * Linger);
        _stops.ShouldBe(1);
    }

    [Fact]
    public void it_is_not_stopped_before_the_program_that_started_it_has_come_unless_by_force()
    {
        using (var leases = New(Linger))
        {
            leases.TryStop(isForced: false).ShouldBeFalse();
            leases.TryTake(1).ShouldNotBeNull().Dispose();
            leases.TryStop(isForced: false).ShouldBeTrue();
        }
        using var unclaimed = New(Linger);
        unclaimed.TryStop(isForced: true).ShouldBeTrue();
        using var byHand = New(linger: null);
        byHand.TryStop(isForced: false).ShouldBeTrue("nobody is on the way to an engine that a person started");
    }

    /// <summary>The old engine said that it counted a lease, and stopped.</summary>
    [Fact]
    public async Task a_lease_that_was_given_is_never_on_an_engine_that_stopped_for_want_of_one()
    {
        for (var round = 0; round < 2000; round++)
        {
            _stops = 0;
            using var leases = New(linger: null);
            using var together = new Barrier(2);
            var stopping = Task.Run(() => { together.SignalAndWait(); return leases.TryStop(isForced: false); });
            together.SignalAndWait();
            using var lease = leases.TryTake(1);
            (await stopping).ShouldBe(lease is null, $"round {round}");
            _stops.ShouldBe(lease is null ? 1 : 0);
        }
    }

    private Leases New(TimeSpan? linger) => new(linger, () => Interlocked.Increment(ref _stops), _clock);
}
