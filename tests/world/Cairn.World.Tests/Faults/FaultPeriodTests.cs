namespace Cairn.World.Tests.Faults;

public class FaultPeriodTests
{
    [Theory]
    [InlineData("2026-02-10", 1_770_681_600_000)]
    [InlineData("2026-02-10T08:00Z", 1_770_710_400_000)]
    [InlineData("2026-02-10T08:00:30.250Z", 1_770_710_430_250)]
    [InlineData("2026-02-10T09:00:00+01:00", 1_770_710_400_000)]
    [InlineData("0%", Worlds.Start)]
    [InlineData("40%", Worlds.Start + (24 * 86_400_000L))]
    [InlineData("12.5%", Worlds.Start + (180 * 3_600_000L))]
    public void a_moment_is_a_day_a_time_with_zone_or_a_share_of_the_world(string from, long expected)
    {
        var fault = Worlds.One($"- {{ kind: safari_cookies, from: {from} }}", Worlds.Shop(60));
        fault.Begins.ShouldBe(expected);
        fault.IsInForce(expected - 1).ShouldBeFalse();
        fault.IsInForce(expected).ShouldBeTrue();
    }

    [Fact]
    public void a_fault_without_dates_is_in_force_from_the_worlds_first_moment_and_never_ends()
    {
        var fault = Worlds.One("- kind: safari_cookies", Worlds.Shop());
        (fault.Begins, fault.Ends).ShouldBe((Worlds.Start, long.MaxValue));
    }

    [Fact]
    public void a_fault_that_ends_is_out_of_force_from_that_moment_on()
    {
        var fault = Worlds.One("- { kind: safari_cookies, from: 20%, to: 45% }", Worlds.Shop(60));
        fault.Ends.ShouldBe(Worlds.Start + Worlds.Days(27));
        fault.IsInForce(fault.Ends - 1).ShouldBeTrue();
        fault.IsInForce(fault.Ends).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-02-10T08:00")]
    [InlineData("10.02.2026")]
    [InlineData("0.4")]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("\"\"")]
    public void anything_else_is_no_moment(string from) =>
        Worlds.Mistakes($"faults: [{{ kind: safari_cookies, from: {from} }}]", Worlds.Shop()).Single()
            .ShouldEndWith("; write 2026-02-10 (a day in UTC), 2026-02-10T08:00Z or 40% (of the world's length)");

    [Theory]
    [InlineData("from: 50%, to: 50%", "the fault ends at 2026-02-04T00:00:00Z, but begins at 2026-02-04T00:00:00Z")]
    [InlineData("from: 2026-02-10, to: 2026-02-09", "the fault ends at 2026-02-09T00:00:00Z, but begins at 2026-02-10T00:00:00Z")]
    [InlineData("to: 2026-01-05", "the fault ends before the world begins: at 2026-01-05T00:00:00Z")]
    [InlineData("from: 2026-03-06", "the fault begins when the world is over: at 2026-03-06T00:00:00Z")]
    public void a_period_that_holds_nothing_of_the_world_is_a_mistake(string dates, string what) =>
        Worlds.Mistakes($"faults: [{{ kind: safari_cookies, {dates} }}]", Worlds.Shop(60)).Single().ShouldEndWith(": " + what);

    [Fact]
    public void a_reorganisation_lasts_as_many_blocks_of_12_seconds_as_it_throws_away()
    {
        var fault = Worlds.One("- { kind: chain_reorg, from: \"2026-02-10T08:00:01Z\", blocks: 3, share: 0.5 }", Worlds.Fintech());
        fault.Begins.ShouldBe(1_770_710_412_000);
        fault.Ends.ShouldBe(fault.Begins + 36_000);
        (fault.Blocks, fault.Share).ShouldBe((3, 0.5));
    }
}
