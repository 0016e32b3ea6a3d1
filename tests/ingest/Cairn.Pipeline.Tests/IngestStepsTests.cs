using System.Text;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests;

public sealed class IngestStepsTests
{
    private const long Now = 1_750_000_000_000;

    private static readonly TrackingPlan Plan = PlanFile.Parse("""
        name: test
        version: "1"
        consent: { category: Analytics, global_privacy_control: respect }
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page_view], description: Saw a page. }
        """, "test.yaml").Plan!;

    [Fact]
    public void The_steps_stand_in_their_order() =>
        IngestSteps.Create(Plan).Steps.Select(step => step.Name).ShouldBe(["clock", "plan", "consent", "identifiers", "channel", "machine", "client"]);

    [Fact]
    public void An_event_comes_out_corrected_named_and_with_its_channel()
    {
        var e = Sent("page_view");
        (e.OccurredAt, e.ClockSkew, e.AnonymousId) = (Now + 120_000, -200_000, "null");
        e.Traffic = new TrafficSource { PageUrl = "https://s.example/?utm_source=google&utm_medium=cpc" };
        IngestSteps.Create(Plan).Run(e).ShouldBe(Outcome.Accepted);
        (e.Name, e.OccurredAt, e.UserId, e.AnonymousId, e.Traffic.Channel, e.Flags)
            .ShouldBe(("Page Viewed", Now, "u", "", "Paid Search", "clock_skewed future_time placeholder_id"));
    }

    [Fact]
    public void What_a_customer_who_denied_sends_is_in_no_quarantine_even_when_it_is_wrong()
    {
        var pipeline = IngestSteps.Create(Plan);
        var (unknown, impossible) = (Sent("nonsense"), Sent("page_view"));
        impossible.OccurredAt = 0;
        foreach (var e in new[] { unknown, impossible })
        {
            e.Consent = new ConsentSignals(new Dictionary<string, bool> { ["Analytics"] = false }, GlobalPrivacyControl: false);
            pipeline.Run(e).ShouldBe(Outcome.Suppressed(SuppressionReasons.ConsentDenied));
        }
        pipeline.Run(Sent("nonsense")).Rejection!.Code.ShouldBe("unknown_event");
    }

    [Theory]
    [InlineData("""{"userId":"u","context":{"consent":{"categoryPreferences":{"Analytics":false}}}}""", "")]
    [InlineData("""{"context":{"consent":{"categoryPreferences":{"Analytics":false}}},"userId":{}}""", "")]
    [InlineData("""{"userId":"u"}""", "sec-gpc: 1\n")]
    [InlineData("""{"userId":{}}""", "sec-gpc: 1\n")]
    public void A_call_that_cannot_be_decoded_is_in_no_quarantine_either_where_the_customer_denied(string body, string headers)
    {
        var processor = new CallProcessor(IngestSteps.Create(Plan));
        processor.Open(new ClientRequest { Path = "/v1/track", Source = "web", Headers = headers, ReceivedAt = Now, Body = Encoding.UTF8.GetBytes(body) }).ShouldBe(1);
        processor.Process(0).ShouldBe(Outcome.Suppressed(SuppressionReasons.ConsentDenied));
        processor.Open(new ClientRequest { Path = "/v1/track", Source = "web", ReceivedAt = Now, Body = """{"userId":"u"}"""u8.ToArray() }).ShouldBe(1);
        processor.Process(0).Rejection!.Code.ShouldBe("event_missing");
    }

    [Fact]
    public void An_ordinary_event_costs_no_memory()
    {
        var pipeline = IngestSteps.Create(Plan);
        var e = Sent("page_view");
        e.Traffic = new TrafficSource { PageUrl = "https://s.example/", Referrer = "https://google.com/" };
        pipeline.Run(e).ShouldBe(Outcome.Accepted);
        var traffic = e.Traffic;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            (e.Name, e.OccurredAt, e.Traffic) = (pipeline.Run(e).IsAccepted ? "page_view" : "", Now, traffic);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }

    private static Event Sent(string name) => new() { Name = name, OccurredAt = Now, ReceivedAt = Now, UserId = "u" };
}
