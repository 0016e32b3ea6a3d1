using Cairn.Model;
using Cairn.Pipeline.Steps;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class ReceiptClockStepTests
{
    private const long Received = 1_750_000_000_000;
    private const long Second = 1000, Minute = 60 * Second, Day = 24 * 60 * Minute;

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(-Day, -Day, "")]
    [InlineData(-Day - 1, -Day - 1, "late")]
    [InlineData(-30 * Day, -30 * Day, "late")]
    [InlineData(-3650 * Day, -3650 * Day, "late")]
    [InlineData(1, 0, "")]
    [InlineData(Minute, 0, "")]
    [InlineData(Minute + 1, 0, "future_time")]
    [InlineData(3650 * Day, 0, "future_time")]
    public void A_time_keeps_its_place_unless_it_is_in_the_future(long sent, long counts, string flags)
    {
        var e = At(Received + sent);
        new ReceiptClockStep().Apply(e).ShouldBe(Outcome.Accepted);
        (e.OccurredAt - Received, e.Flags).ShouldBe((counts, flags));
    }

    [Theory]
    [InlineData(Minute, "")]
    [InlineData(-Minute, "")]
    [InlineData(Minute + 1, "clock_skewed")]
    [InlineData(-Minute - 1, "clock_skewed")]
    [InlineData(20_000 * Day, "clock_skewed")]
    public void A_clock_that_was_off_is_flagged(long skew, string flags)
    {
        var e = At(Received - Second);
        e.ClockSkew = skew;
        new ReceiptClockStep().Apply(e).ShouldBe(Outcome.Accepted);
        (e.OccurredAt, e.Flags).ShouldBe((Received - Second, flags));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Received - 3651 * Day)]
    [InlineData(Received + 3651 * Day)]
    [InlineData(Received * 1000)]
    [InlineData(Received / 1000)]
    [InlineData(253_402_300_799_999)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_time_that_cannot_be_is_rejected(long time)
    {
        var rejection = new ReceiptClockStep().Apply(At(time)).Rejection!;
        (rejection.Step, rejection.Code, rejection.Field).ShouldBe(("clock", "time_out_of_bounds", "time"));
        rejection.Reason.ShouldContain("2025-06-15 15:06:40Z, when the event was received");
    }

    [Theory]
    [InlineData(3650 * Day + 1, "the time 2035-06-13 15:06:40Z lies more than ten years after ")]
    [InlineData(-3650 * Day - 1, "the time 2015-06-18 15:06:39Z lies more than ten years before ")]
    public void It_is_told_on_which_side_a_time_is_too_far(long sent, string reason) =>
        new ReceiptClockStep().Apply(At(Received + sent)).Rejection!.Reason.ShouldStartWith(reason);

    [Fact]
    public void A_log_may_have_bounds_of_its_own()
    {
        var bounds = new ClockStep(DateTimeOffset.FromUnixTimeMilliseconds(Received - Day), DateTimeOffset.FromUnixTimeMilliseconds(Received + Day));
        var step = new ReceiptClockStep(bounds);
        step.Apply(At(Received + 300 * Day)).ShouldBe(Outcome.Accepted);
        step.Apply(At(Received - 2 * Day)).Rejection!.Code.ShouldBe("time_out_of_bounds");
        step.Apply(new Event { OccurredAt = Received + 2 * Day, ReceivedAt = Received + 2 * Day }).Rejection!.Code.ShouldBe("time_out_of_bounds");
    }

    private static Event At(long time) => new() { OccurredAt = time, ReceivedAt = Received };
}
