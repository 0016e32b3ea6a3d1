using Cairn.Model;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class StepsTests
{
    private static readonly DateTimeOffset From = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly TrackingPlan Plan = PlanFile.Parse("""
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page_view], description: Saw a page. }
        channels:
          - { channel: Partner, source: partner }
        """, "test.yaml").Plan!;

    [Theory]
    [InlineData("1989-12-31T23:59:59Z", false)]
    [InlineData("1990-01-01T00:00:00Z", true)]
    [InlineData("2024-01-02T00:00:00Z", true)]
    [InlineData("2024-01-02T00:00:01Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("9999-12-31T00:00:00Z", false)]
    public void The_clock_believes_times_within_its_bounds(string time, bool isBelieved) =>
        (new ClockStep(From, Until).Apply(new Event { OccurredAt = DateTimeOffset.Parse(time).ToUnixTimeMilliseconds() }).IsAccepted).ShouldBe(isBelieved);

    [Theory]
    [InlineData(long.MaxValue, "9223372036854775807 ms lies after 2024-01-02 00:00:00Z")]
    [InlineData(long.MinValue, "-9223372036854775808 ms lies before 1990-01-01Z")]
    [InlineData(253_402_300_799_999, "9999-12-31 23:59:59Z lies after 2024-01-02 00:00:00Z")]
    [InlineData(-62_135_596_800_000, "0001-01-01 00:00:00Z lies before 1990-01-01Z")]
    [InlineData(0, "1970-01-01 00:00:00Z lies before 1990-01-01Z")]
    public void The_clock_says_which_bound_a_time_is_beyond_even_what_no_calendar_has(long time, string what)
    {
        var rejection = new ClockStep(From, Until).Apply(new Event { OccurredAt = time }).Rejection!;
        (rejection.Code, rejection.Field).ShouldBe(("time_out_of_bounds", "time"));
        rejection.Reason.ShouldBe($"the time {what}. Check the unit and format of the time, or widen `not_before:` and `not_after:`.");
    }

    [Fact]
    public void The_plan_gives_an_event_its_canonical_name()
    {
        var e = new Event { Name = "page_view", UserId = "u" };
        new PlanStep(Plan).Apply(e).IsAccepted.ShouldBeTrue();
        e.Name.ShouldBe("Page Viewed");
    }

    [Fact]
    public void The_plan_rejects_what_it_does_not_know()
    {
        var rejection = new PlanStep(Plan).Apply(new Event { Name = "page_veiw" }).Rejection!;
        (rejection.Step, rejection.Code).ShouldBe(("plan", "unknown_event"));
        rejection.Reason.ShouldContain("Did you mean 'page_view'?");
    }

    [Fact]
    public void The_channel_follows_from_the_pages_url()
    {
        var e = new Event { Traffic = new TrafficSource { PageUrl = "https://s.example/?utm_source=partner&utm_medium=x" } };
        new ChannelStep(Plan).Apply(e).IsAccepted.ShouldBeTrue();
        (e.Traffic.UtmSource, e.Traffic.Channel).ShouldBe(("partner", "Partner"));
    }

    [Theory]
    [InlineData("https://s.example/?utm_source=google&utm_medium=cpc&utm_campaign=c1", "", "google", "cpc", "Paid Search")]
    [InlineData("https://s.example/p?a=1&gclid=G1#top", "https://www.google.com/", "", "", "Paid Search")]
    [InlineData("https://s.example/p", "https://duckduckgo.com/", "", "", "Organic Search")]
    [InlineData("https://s.example/p", "https://www.s.example/", "", "", "")]
    [InlineData("", "", "", "", "")]
    public void A_client_that_sends_page_and_referrer_only_is_understood(string page, string referrer, string source, string medium, string channel)
    {
        var e = new Event { Traffic = new TrafficSource { PageUrl = page, Referrer = referrer } };
        new ChannelStep(Plan).Apply(e).IsAccepted.ShouldBeTrue();
        (e.Traffic.UtmSource, e.Traffic.UtmMedium, e.Traffic.Channel).ShouldBe((source, medium, channel));
    }

    [Fact]
    public void A_channel_that_the_sender_states_stays()
    {
        var e = new Event { Traffic = new TrafficSource { Channel = "Word of Mouth", UtmSource = "partner" } };
        new ChannelStep(Plan).Apply(e);
        e.Traffic.Channel.ShouldBe("Word of Mouth");
    }
}
