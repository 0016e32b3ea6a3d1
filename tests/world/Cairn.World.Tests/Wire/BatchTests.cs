using System.Text.Json;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Tests.Wire;

public class BatchTests
{
    [Fact]
    public void the_app_sends_at_most_twenty_calls_of_one_person_at_once()
    {
        var lines = SmallWorld.Lines(Enumerable.Range(0, 45).Select(index => SmallWorld.Call("Product Viewed", SenderKind.App, person: 7, index))
            .Append(SmallWorld.Call("Product Viewed", SenderKind.App, person: 8)));
        lines.Select(line => line.Calls.Length).ShouldBe([20, 20, 5, 1]);
        lines.ShouldAllBe(line => line.Path == "/v1/b");
    }

    [Fact]
    public void the_back_end_sends_at_most_fifteen_calls_over_all_customers()
    {
        var lines = SmallWorld.Lines(Enumerable.Range(0, 20).Select(person => SmallWorld.Call("Order Completed", SenderKind.Server, person)));
        lines.Select(line => line.Calls.Length).ShouldBe([15, 5]);
        lines[0].Calls.Select(call => call.GetProperty("userId").GetString()).Distinct().Count().ShouldBe(15);
        lines.ShouldAllBe(line => line.Header("User-Agent") == "analytics-node-next/latest");
    }

    [Fact]
    public void of_a_guest_the_back_end_knows_the_anonymous_id_alone()
    {
        var guest = SmallWorld.Call("Order Completed", SenderKind.Server, 1) with { Marks = SignalMarks.None };
        var call = SmallWorld.Lines([guest]).Single().Calls.Single();
        call.TryGetProperty("userId", out _).ShouldBeFalse();
        call.GetProperty("anonymousId").GetString().ShouldBe(SmallWorld.Ids.AnonymousId(guest.Anonymous));
    }

    [Fact]
    public void mail_events_of_one_moment_travel_together_up_to_fifty()
    {
        var lines = SmallWorld.Lines(Enumerable.Range(0, 60).Select(person => SmallWorld.Call("Email Opened", SenderKind.Mail, person)));
        lines.Select(line => line.Calls.Length).ShouldBe([50, 10]);
    }

    [Fact]
    public void calls_of_others_in_between_do_not_tear_a_batch()
    {
        var lines = SmallWorld.Lines(Enumerable.Range(0, 10).Select(person => SmallWorld.Call("Home Viewed", person % 2 == 0 ? SenderKind.Server : SenderKind.Web, person)));
        lines.Where(line => line.Source == "server").Select(line => line.Calls.Length).ShouldBe([5]);
    }

    [Fact]
    public void another_moment_or_attempt_makes_another_batch()
    {
        var first = SmallWorld.Call("Product Viewed", SenderKind.App);
        var later = first;
        (later.ArrivesAt, later.Sequence) = (first.ArrivesAt + 1, 2);
        var again = first;
        (again.Attempt, again.Sequence) = (1, 3);
        SmallWorld.Lines(first, later, again).Select(line => (line.Calls.Length, line.Header("X-Retry-Count"))).ShouldBe([(1, null), (1, "1"), (1, null)]);
    }

    [Fact]
    public void a_web_request_carries_one_call() =>
        SmallWorld.Lines(Enumerable.Range(0, 5).Select(index => SmallWorld.Call("Product Viewed", SenderKind.Web, 7, index))).Length.ShouldBe(5);

    [Fact]
    public void a_batch_of_the_back_end_has_the_recorded_fields_in_their_order()
    {
        var recorded = Recordings.Bodies("segment-analytics-node.json")[0];
        Signal[] signals = [SmallWorld.Call("Order Completed", SenderKind.Server, 1), SmallWorld.Call("identify", SenderKind.Server, 2)];
        for (var index = 0; index < signals.Length; index++)
            signals[index].Anonymous = 0;
        var body = SmallWorld.Lines(signals).Single().Body;

        Names(body).ShouldBe(Names(recorded));
        for (var index = 0; index < signals.Length; index++)
        {
            var (call, other) = (body.GetProperty("batch")[index], recorded.GetProperty("batch")[index]);
            Names(call).ShouldBe(Names(other));
            call.GetProperty("context").GetProperty("library").GetRawText().ShouldBe("""{"name":"@segment/analytics-node","version":"3.1.0"}""");
        }
    }

    [Fact]
    public void the_apps_context_tells_version_device_and_campaign()
    {
        var signal = SmallWorld.Call("Product Viewed", SenderKind.App);
        (signal.Version, signal.Marks, signal.Campaign) = (1, SignalMarks.Landing | SignalMarks.LoggedIn, 2);
        var call = SmallWorld.Lines(signal).Single().Calls.Single();
        var context = call.GetProperty("context");
        context.GetProperty("app").GetProperty("version").GetString().ShouldBe("2.4.0");
        context.GetProperty("device").GetProperty("manufacturer").GetString().ShouldBe("Apple");
        context.GetProperty("os").GetProperty("name").GetString().ShouldBe("iOS");
        context.GetProperty("campaign").GetProperty("source").GetString().ShouldBe("newsletter");
        call.GetProperty("userId").GetString().ShouldBe(SmallWorld.Ids.UserId(7));
        call.GetProperty("anonymousId").GetString().ShouldBe(SmallWorld.Ids.AnonymousId(1007));
        call.GetProperty("messageId").GetString().ShouldBe(MessageIds.Of(signal, SmallWorld.Ids));
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
