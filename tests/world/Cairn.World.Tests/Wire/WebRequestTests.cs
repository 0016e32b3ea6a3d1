using System.Text.Json;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Tests.Wire;

public class WebRequestTests
{
    private const string Recording = "segment-analytics-next-standard.json";

    [Fact]
    public void a_track_call_of_a_visitor_has_the_recorded_fields_in_their_order()
    {
        var recorded = Recordings.Bodies("segment-analytics-next-duplicate-on-slow-response.json")[0];
        ShouldHaveFieldsOf(recorded, Landing("Product Viewed"));
    }

    [Fact]
    public void a_track_call_of_a_customer_has_the_recorded_fields_in_their_order()
    {
        var signal = Landing("Product Viewed");
        signal.Marks |= SignalMarks.LoggedIn;
        ShouldHaveFieldsOf(Recorded("track"), signal);
    }

    [Fact]
    public void an_identify_call_has_the_recorded_fields_in_their_order() => ShouldHaveFieldsOf(Recorded("identify"), Landing("identify"));

    [Fact]
    public void a_page_call_has_the_recorded_fields_in_their_order_and_its_name()
    {
        var page = Recorded("page");
        var call = Body(Landing("Home Viewed"));
        Names(call).Where(name => name != "name").ShouldBe(Names(page));
        Names(call.GetProperty("properties")).ShouldBe(Names(page.GetProperty("properties")));
        call.GetProperty("properties").GetRawText().ShouldBe(call.GetProperty("context").GetProperty("page").GetRawText());
    }

    [Fact]
    public void each_call_goes_where_the_client_sends_it()
    {
        string[] events = ["Product Viewed", "identify", "Home Viewed"];
        var lines = events.Select(name => SmallWorld.Lines(SmallWorld.Call(name, SenderKind.Web)).Single()).ToArray();
        lines.Select(line => line.Path).ShouldBe(["/v1/t", "/v1/i", "/v1/p"]);
        lines.ShouldAllBe(line => line.Header("Authorization") == "Basic d2tfd2ViOg==");
        lines.ShouldAllBe(line => line.Header("Content-Type") == "text/plain");
        lines.ShouldAllBe(line => line.Header("Origin") == "https://shop.example");
        lines.ShouldAllBe(line => line.Header("X-Retry-Count") == null);
    }

    [Fact]
    public void a_landing_page_has_the_campaigns_parameters_and_the_next_page_a_referrer_of_the_site()
    {
        var landing = Body(Landing("Product Viewed")).GetProperty("context");
        var click = SmallWorld.Ids.Other(OtherIds.Click, 5);
        landing.GetProperty("page").GetProperty("search").GetString()
            .ShouldBe($"?utm_source=google&utm_medium=cpc&utm_campaign=spring%20%22sale%22%20%26%20more&gclid={click}");
        landing.GetProperty("page").GetProperty("url").GetString()!.ShouldStartWith("https://shop.example/products/p-012?utm_source=");
        landing.GetProperty("page").GetProperty("referrer").GetString().ShouldBe("https://www.google.com/");
        landing.GetProperty("campaign").GetProperty("name").GetString().ShouldBe("spring \"sale\" & more");

        var next = Body(SmallWorld.Call("Product Viewed", SenderKind.Web)).GetProperty("context");
        next.GetProperty("page").GetProperty("search").GetString().ShouldBe("");
        next.GetProperty("page").GetProperty("referrer").GetString().ShouldBe("https://shop.example/");
        next.TryGetProperty("campaign", out _).ShouldBeFalse();
    }

    [Fact]
    public void a_way_without_parameters_leaves_its_referrer_only()
    {
        var signal = Landing("Home Viewed");
        signal.Campaign = 1;
        var context = Body(signal).GetProperty("context");
        context.GetProperty("page").GetProperty("search").GetString().ShouldBe("");
        context.GetProperty("page").GetProperty("referrer").GetString().ShouldBe("https://www.google.com/");
        context.TryGetProperty("campaign", out _).ShouldBeFalse();
    }

    [Fact]
    public void only_chromium_tells_its_brands()
    {
        var told = Enum.GetValues<DeviceKind>().Take(8).Where(device =>
        {
            var signal = SmallWorld.Call("Home Viewed", SenderKind.Web);
            signal.Device = device;
            return Body(signal).GetProperty("context").TryGetProperty("userAgentData", out _);
        });
        told.ShouldBe([DeviceKind.WindowsChrome, DeviceKind.WindowsEdge, DeviceKind.MacChrome, DeviceKind.AndroidChrome]);
    }

    [Fact]
    public void a_repetition_says_so_and_keeps_its_message_id()
    {
        var first = SmallWorld.Call("Product Viewed", SenderKind.Web);
        var second = first;
        (second.Attempt, second.Sequence, second.SentAt) = (1, 2, first.SentAt + 2000);
        var lines = SmallWorld.Lines(first, second);
        lines.Select(line => line.Header("X-Retry-Count")).ShouldBe([null, "1"]);
        lines.Select(line => line.Body.GetProperty("messageId").GetString()).ShouldAllBe(id => id == MessageIds.Of(first, SmallWorld.Ids));
    }

    [Fact]
    public void a_guest_gives_an_address_but_no_user_id()
    {
        var signal = SmallWorld.Call("identify", SenderKind.Web);
        signal.Marks = SignalMarks.Guest;
        var body = Body(signal);
        body.GetProperty("userId").ValueKind.ShouldBe(JsonValueKind.Null);
        body.GetProperty("traits").GetRawText().ShouldBe($$"""{"email":"{{SmallWorld.Ids.Email(7)}}"}""");
    }

    [Fact]
    public void a_test_comes_from_the_staging_site_and_a_tester()
    {
        var signal = SmallWorld.Call("identify", SenderKind.Web);
        signal.Marks = SignalMarks.Test;
        var line = SmallWorld.Lines(signal).Single();
        line.Header("Origin").ShouldBe("https://staging.shop.example");
        line.Body.GetProperty("context").GetProperty("page").GetProperty("url").GetString().ShouldBe("https://staging.shop.example/account");
        line.Body.GetProperty("userId").GetString()!.ShouldStartWith("test-");
    }

    private static Signal Landing(string name)
    {
        var signal = SmallWorld.Call(name, SenderKind.Web);
        (signal.Marks, signal.Campaign) = (SignalMarks.Landing, 0);
        return signal;
    }

    private static JsonElement Body(Signal signal) => SmallWorld.Lines(signal).Single().Body;

    private static JsonElement Recorded(string type) =>
        Recordings.Bodies(Recording).First(body => body.GetProperty("type").GetString() == type);

    private static void ShouldHaveFieldsOf(JsonElement recorded, Signal signal)
    {
        var body = Body(signal);
        Names(body).ShouldBe(Names(recorded));
        var (context, other) = (body.GetProperty("context"), recorded.GetProperty("context"));
        Names(context).ShouldBe(Names(other));
        Names(context.GetProperty("page")).ShouldBe(Names(other.GetProperty("page")));
        Names(context.GetProperty("userAgentData")).ShouldBe(Names(other.GetProperty("userAgentData")));
        Names(context.GetProperty("library")).ShouldBe(Names(other.GetProperty("library")));
        Names(context.GetProperty("campaign")).Where(name => name != "medium").ShouldBe(Names(other.GetProperty("campaign")));
        body.GetProperty("_metadata").GetRawText().ShouldBe("""{"bundled":["Segment.io"],"unbundled":[],"bundledIds":[]}""");
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
