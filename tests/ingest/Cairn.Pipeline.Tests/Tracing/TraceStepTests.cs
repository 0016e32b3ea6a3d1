using Cairn.Model;
using Cairn.Pipeline.Tracing;

namespace Cairn.Pipeline.Tests.Tracing;

public sealed class TraceStepTests
{
    private static readonly EventTrace Stored = new()
    {
        ReceivedAt = 1_767_225_600_000,
        Source = "web",
        SentAs = "page_view",
        Event = "Page Viewed",
        OccurredAt = 1_767_225_599_000,
        MessageId = "m1",
        UserId = "u1",
        Identifiers = [new Identifier("wallet", "0xabc")],
        Channel = "Email",
        Flags = "late",
        LogId = "spool/2026-01-01-000000",
        LogOffset = 7,
        StoredAt = 1_767_225_600_512,
        TestId = "t1",
        End = TraceEnd.Stored,
    };

    [Fact]
    public void A_stored_event_is_told_from_receipt_to_its_place() => Told(Stored).ShouldBe(
    [
        "received + 2026-01-01 00:00:00.000Z from web, test t1",
        "decoded + page_view, message m1, happened 2025-12-31 23:59:59.000Z",
        "checked + keeps the plan's Page Viewed, of which page_view is an alias",
        "person + user u1, wallet 0xabc",
        "session + found when a report asks, channel Email",
        "noticed + late",
        "stored + spool/2026-01-01-000000 at 7, 512 ms after it was received",
    ]);

    [Theory]
    [InlineData("decode", "decoded")]
    [InlineData("clock", "clock")]
    [InlineData("plan", "checked")]
    [InlineData("identifiers", "person")]
    public void A_rejection_ends_at_its_step_with_rule_and_reason(string step, string told)
    {
        var last = TraceStep.Of(Stored with { End = TraceEnd.Quarantined, Step = step, Code = "wrong_type", Field = "price", Reason = "Send a number." })[^1];
        (last.Name, last.IsPassed, last.Text).ShouldBe((told, false, "in quarantine: wrong_type (price): Send a number."));
    }

    [Theory]
    [InlineData(SuppressionReasons.AutomaticEvent, "plan")]
    [InlineData(SuppressionReasons.ConsentDenied, "consent")]
    [InlineData(SuppressionReasons.MailStatus, "decode")]
    public void A_trace_names_the_step_that_suppressed(string reason, string step) =>
        TraceBuilder.OfPreview(new Event { Name = "$autocapture" }, "$autocapture", Outcome.Suppressed(reason), "t1").Step.ShouldBe(step);

    [Theory]
    [InlineData("deduplication", "second_delivery", "the same message came before")]
    [InlineData("consent", "consent_denied", "the customer denied consent")]
    public void What_is_suppressed_says_why_in_words(string step, string code, string words)
    {
        var last = TraceStep.Of(Stored with { End = TraceEnd.Suppressed, Step = step, Code = code })[^1];
        (last.Name, last.IsPassed).ShouldBe((step, false));
        last.Text.ShouldStartWith($"suppressed: {code}: {words}");
    }

    [Fact]
    public void A_preview_says_what_would_be() =>
        TraceStep.Of(Stored with { End = TraceEnd.Previewed, Otherwise = TraceEnd.Stored })[^1].ShouldBe(new TraceStep("stored", true, "a preview: it would be stored"));

    [Fact]
    public void A_rejected_request_says_status_code_and_path() => Told(new EventTrace
    {
        ReceivedAt = 1_767_225_600_000, Source = "", Path = "/v1/batch", Status = 401, End = TraceEnd.Rejected, Code = "key_unknown", Reason = "Who?",
    }).ShouldBe(["received + 2026-01-01 00:00:00.000Z at /v1/batch from an unknown sender", "rejected - 401 key_unknown: Who?"]);

    [Fact]
    public void A_trace_comes_back_from_its_json()
    {
        var json = System.Text.Encoding.UTF8.GetString(TraceJson.Write(Stored));
        json.ShouldNotContain("\n");
        json.ShouldContain("\"message_id\":\"m1\"");
        json.ShouldContain("\"end\":\"stored\"");
        var read = TraceJson.Read(json).ShouldNotBeNull();
        read.Identifiers.ShouldBe(Stored.Identifiers);
        (read with { Identifiers = [] }).ShouldBe(Stored with { Identifiers = [] });
        TraceJson.Read("{").ShouldBeNull();
    }

    private static IEnumerable<string> Told(EventTrace trace) => TraceStep.Of(trace).Select(step => $"{step.Name} {(step.IsPassed ? '+' : '-')} {step.Text}");
}
