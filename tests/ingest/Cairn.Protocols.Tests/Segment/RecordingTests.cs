using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Segment;

/// <summary>What real client libraries put on the wire, recorded.</summary>
public sealed class RecordingTests
{
    [Theory]
    [InlineData("segment-*.json", 30)]
    [InlineData("rudder-*.json", 20)]
    public void Every_recorded_request_is_understood(string files, int fewest)
    {
        var requests = Recordings.Files(files).SelectMany(Recordings.Requests).ToList();
        requests.Count.ShouldBeGreaterThan(fewest);
        foreach (var (file, request) in requests)
        {
            var calls = ReadAll(request);
            calls.ShouldNotBeEmpty(file);
            calls.ShouldAllBe(call => call.Problem == null && call.SuppressedReason == null, file);
            calls.ShouldAllBe(call => call.Event.MessageId.Length > 0 && call.Event.UserId.Length + call.Event.AnonymousId.Length > 0, file);
        }
    }

    [Fact]
    public void The_node_clients_batch_holds_all_six_calls()
    {
        var calls = ReadAll(Recordings.Requests(Recordings.File("segment-analytics-node.json")).Single().Request);
        calls.Select(call => call.Event.Name).ShouldBe(["Order Completed", "$identify", "Page Viewed", "Screen Viewed", "$group", "$alias", "Old"]);
        calls.Select(call => call.Event.PageName).ShouldBe(["", "", "Home", "Main", "", "", ""]);
        var order = calls[0].Event;
        (order.UserId, order.Value, order.OrderId, order.Traffic.UtmSource, order.Platform).ShouldBe(("u1", 12.5m, "o-1", "x", "server"));
        (calls[5].Event.UserId, calls[5].Event.AnonymousId).ShouldBe(("u1", "anon1"));
        calls[6].Event.MessageId.ShouldBe("my-own-id");
    }

    [Fact]
    public void The_browser_clients_page_call_has_page_campaign_and_platform()
    {
        var calls = Recordings.Requests(Recordings.File("segment-analytics-next-standard.json")).SelectMany(entry => ReadAll(entry.Request)).ToList();
        var page = calls[0].Event;
        (page.Name, page.Platform, page.UserId, page.AnonymousId).ShouldBe(("Page Viewed", "web", "u1", "611a9e31-16a9-44f8-951b-383362feca55"));
        (page.Traffic.UtmSource, page.Traffic.UtmCampaign, page.Traffic.Referrer).ShouldBe(("news", "c1", "http://ref.example/"));
        page.Traffic.PageUrl.ShouldEndWith("gclid=G1");
    }

    [Theory]
    [InlineData("segment-analytics-next-duplicate-on-slow-response.json")]
    [InlineData("segment-analytics-node-retry-500-then-200.json")]
    [InlineData("segment-analytics-node-retry-429-no-ra-then-200.json")]
    [InlineData("segment-analytics-next-429.json")]
    public void What_a_client_sends_again_is_recognised(string name)
    {
        var seen = new HashSet<MessageKey>();
        var calls = Recordings.Requests(Recordings.File(name)).SelectMany(entry => ReadAll(entry.Request)).ToList();
        calls.Count.ShouldBe(2);
        calls.Select(call => seen.Add(MessageKey.Of(call))).ShouldBe([true, false]);
    }

    private static List<Call> ReadAll(ClientRequest request)
    {
        var decoder = new RequestDecoder();
        var calls = Enumerable.Range(0, decoder.Open(request)).Select(_ => new Call()).ToList();
        foreach (var (index, call) in calls.Index())
            decoder.Read(index, call);
        return calls;
    }
}
