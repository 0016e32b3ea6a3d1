using Cairn.Model;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Steps;

/// <summary>What becomes of events that no plan names: pages with names, what libraries send by themselves, and all others.</summary>
public sealed class UnplannedEventTests
{
    private static readonly TrackingPlan Shop = PlanFile.Load(Repository.File("plans", "shop.yaml"));
    private static readonly TrackingPlan Fintech = PlanFile.Load(Repository.File("plans", "fintech.yaml"));
    private static readonly TrackingPlan Accepting = Shop with { AcceptsUnplanned = true };

    private static (Outcome Outcome, Event Event) Run(TrackingPlan plan, Event e) => (new PlanStep(plan).Apply(e), e);

    [Theory]
    [InlineData("Page Viewed", "Pricing", "Page Viewed")]
    [InlineData("Screen Viewed", "Cart", "Screen Viewed")]
    [InlineData("Page Viewed", "Home Viewed", "Home Viewed")]
    [InlineData("Page Viewed", "homepage_view", "Home Viewed")]
    [InlineData("Screen Viewed", "Cart Viewed", "Cart Viewed")]
    [InlineData("Page Viewed", "", "Page Viewed")]
    public void A_named_page_is_a_page_unless_the_plan_has_an_event_of_that_very_name(string sent, string name, string becomes)
    {
        var (outcome, e) = Run(Shop, new Event { Name = sent, PageName = name, UserId = "u" });
        outcome.IsAccepted.ShouldBeTrue();
        (e.Name, e.Flags).ShouldBe((becomes, ""));
    }

    [Theory]
    [InlineData("$autocapture", ClientKind.PostHog)]
    [InlineData("$pageleave", ClientKind.PostHog)]
    [InlineData("$feature_flag_called", ClientKind.PostHog)]
    [InlineData("$web_vitals", ClientKind.PostHog)]
    [InlineData("$rageclick", ClientKind.PostHog)]
    [InlineData("$something_of_next_year", ClientKind.PostHog)]
    [InlineData("$autocapture", ClientKind.Unknown)]
    [InlineData("session_start", ClientKind.Ga4)]
    [InlineData("first_visit", ClientKind.Unknown)]
    [InlineData("user_engagement", ClientKind.Ga4)]
    [InlineData("form_start", ClientKind.Ga4)]
    [InlineData("Page Pinged", ClientKind.Snowplow)]
    [InlineData("link_click", ClientKind.Snowplow)]
    [InlineData("Application Foregrounded", ClientKind.Segment)]
    public void What_a_library_sends_by_itself_is_suppressed_where_the_plan_has_no_such_act(string name, ClientKind client)
    {
        foreach (var plan in new[] { Shop, Fintech, Accepting })
            Run(plan, new Event { Name = name, Client = client, UserId = "u" }).Outcome.SuppressedReason.ShouldBe("automatic_event");
    }

    [Theory]
    [InlineData(IdentityCalls.Identify)]
    [InlineData(IdentityCalls.Group)]
    [InlineData(IdentityCalls.Alias)]
    public void A_call_that_says_who_somebody_is_is_sent_by_nobody_by_itself(string name)
    {
        foreach (var client in Enum.GetValues<ClientKind>())
            Run(Shop, new Event { Name = name, Client = client, UserId = "u" }).Outcome.IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("$exception", ClientKind.PostHog, "Error Shown")]
    [InlineData("scroll", ClientKind.Ga4, "Page Scrolled")]
    [InlineData("video_complete", ClientKind.Ga4, "Video Playback Completed")]
    [InlineData("first_open", ClientKind.Ga4, "Application Installed")]
    [InlineData("notification_open", ClientKind.Ga4, "Push Notification Tapped")]
    [InlineData("campaign_details", ClientKind.Ga4, "Campaign Details Received")]
    [InlineData("application_install", ClientKind.Snowplow, "Application Installed")]
    [InlineData("Application Opened", ClientKind.Segment, "Application Opened")]
    public void What_a_library_sends_by_itself_is_the_act_that_the_plan_has(string name, ClientKind client, string act)
    {
        var (outcome, e) = Run(Shop, new Event { Name = name, Client = client, UserId = "u" });
        outcome.IsAccepted.ShouldBeTrue();
        e.Name.ShouldBe(act);
    }

    [Fact]
    public void What_a_library_sends_by_itself_is_suppressed_where_the_plan_lacks_the_act_that_it_is()
    {
        var plan = PlanFile.Parse("""
            name: small
            version: "1"
            phases: { discovery: { minimum: 0, maximum: 0.5 } }
            events: { Page Viewed: { phase: discovery, value: 0.1 } }
            """, "small.yaml").Plan!;
        Run(plan, new Event { Name = "$exception", Client = ClientKind.PostHog, UserId = "u" }).Outcome.SuppressedReason.ShouldBe("automatic_event");
    }

    [Theory]
    [InlineData("click", ClientKind.Segment)]
    [InlineData("link_click", ClientKind.PostHog)]
    [InlineData("form_start", ClientKind.Unknown)]
    public void The_same_name_of_another_sender_is_his_own(string name, ClientKind client) =>
        Run(Shop, new Event { Name = name, Client = client, UserId = "u" }).Outcome.Rejection!.Code.ShouldBe("unknown_event");

    [Fact]
    public void A_plan_may_accept_what_it_does_not_have_and_flags_it()
    {
        var (outcome, e) = Run(Accepting, new Event { Name = "Loyalty Card Scanned", UserId = "u", Value = -5, Currency = "EUR", Properties = """{"n":1e400}""" });
        outcome.IsAccepted.ShouldBeTrue();
        (e.Name, e.Flags).ShouldBe(("Loyalty Card Scanned", "unplanned number_as_text"));
        Run(Accepting, new Event { Name = "Order Completed", UserId = "u" }).Event.Flags.ShouldBe("");
        Run(Accepting, new Event { Name = IdentityCalls.Identify, UserId = "u" }).Event.Flags.ShouldBe("");
        Run(Shop, new Event { Name = "Loyalty Card Scanned", UserId = "u" }).Outcome.Rejection!.Code.ShouldBe("unknown_event");
    }

    [Theory]
    [InlineData("", "{}", "", "unknown_event")]
    [InlineData("a\nb", "{}", "", "unknown_event")]
    [InlineData("Loyalty Card Scanned", "[1]", "", "bad_json")]
    [InlineData("Loyalty Card Scanned", "{}", "EURO", "unknown_currency")]
    public void What_no_event_may_be_an_unplanned_one_may_not_be_either(string name, string properties, string currency, string code) =>
        Run(Accepting, new Event { Name = name, Properties = properties, Currency = currency, UserId = "u" }).Outcome.Rejection!.Code.ShouldBe(code);

    [Fact]
    public void Blanks_around_an_order_id_are_none_of_it() =>
        Run(Shop, new Event { Name = "Order Completed", OrderId = " o-1\t", UserId = "u" }).Event.OrderId.ShouldBe("o-1");
}
