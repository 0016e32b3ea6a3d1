using System.Text;
using Cairn.Model;

namespace Cairn.Protocols.Tests.Snowplow;

public sealed class SnowplowTests
{
    private const string Path = "/com.snowplowanalytics.snowplow/tp2";
    private const string Schema = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";

    [Theory]
    [InlineData(""" "e":"pv","page":"T" """, "Page Viewed", """{"title":"T"}""")]
    [InlineData(""" "e":"pp","pp_mix":"0","pp_may":"120" """, "Page Pinged", """{"xoffset_min":0,"yoffset_max":120}""")]
    [InlineData(""" "e":"se","se_ca":"c","se_ac":"Added","se_la":"l","se_pr":"p","se_va":"1.50" """, "Added", """{"category":"c","label":"l","property":"p","value":1.50}""")]
    [InlineData(""" "e":"ti","ti_id":"o1","ti_sk":"s","ti_pr":"5","ti_qu":"2" """, "transaction_item", """{"order_id":"o1","sku":"s","price":5,"quantity":2}""")]
    public void An_event_is_named_by_its_kind(string members, string name, string properties)
    {
        var e = One(members);
        (e.Name, e.Properties, e.Value, e.Currency).ShouldBe((name, properties, null, ""));
    }

    [Fact]
    public void A_transaction_has_order_value_and_currency()
    {
        var e = One(""" "e":"tr","tr_id":"o1","tr_tt":"12.50","tr_cu":"EUR","tr_sh":"free" """);
        (e.Name, e.OrderId, e.Value, e.Currency, Decode.Property(e, "shipping")).ShouldBe(("transaction", "o1", 12.5m, "EUR", "free"));
    }

    [Fact]
    public void A_self_describing_event_is_named_by_its_schema()
    {
        var e = One($""" "e":"ue","ue_pr":{Quoted(Unstructured("iglu:com.acme/order_placed/jsonschema/1-0-0", """{"revenue":3,"currency":"EUR","order_id":"o1","a":[1]}"""))} """);
        (e.Name, e.Value, e.Currency, e.OrderId).ShouldBe(("order_placed", 3m, "EUR", "o1"));
        e.Properties.ShouldBe("""{"revenue":3,"currency":"EUR","order_id":"o1","a":[1]}""");
        One($""" "e":"ue","ue_px":"{Base64Url(Unstructured("iglu:com.acme/clicked/jsonschema/1-0-0", """{"x":"??>"}"""))}" """).Properties.ShouldBe("""{"x":"??>"}""");
        One($""" "e":"ue","ue_pr":{Quoted(Unstructured("iglu:com.snowplowanalytics.mobile/screen_view/jsonschema/1-0-0", "{}"))} """).Name.ShouldBe("Screen Viewed");
        One($""" "e":"ue","ue_pr":{Quoted(Unstructured("iglu:com.acme/list/jsonschema/1-0-0", "[1]"))} """).Properties.ShouldBe("""{"data":[1]}""");
    }

    [Fact]
    public void Contexts_are_kept_but_for_the_session_which_becomes_ids()
    {
        const string User = """{"schema":"iglu:com.acme/user/jsonschema/1-0-0","data":{"tier":"gold"}}""";
        const string Session = """{"schema":"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2","data":{"userId":"d1","sessionId":"s1"}}""";
        var contexts = $$"""{"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[{{User}},{{Session}}]}""";
        var e = One($""" "e":"pv","co":{Quoted(contexts)} """);
        (e.AnonymousId, e.SessionId, e.Properties).ShouldBe(("d1", "s1", $$"""{"contexts":[{{User}}]}"""));
        e = One($""" "e":"ue","cx":"{Base64Url(contexts)}","duid":"d2","sid":"s2","ue_pr":{Quoted(Unstructured("iglu:com.acme/a/jsonschema/1-0-0", """{"x":1}"""))} """);
        (e.AnonymousId, e.SessionId, e.Properties).ShouldBe(("d2", "s2", $$"""{"x":1,"contexts":[{{User}}]}"""));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("7")]
    [InlineData("""{"data":[{"schema":7},{"schema":"iglu:x/client_session/","data":["a"]},3]}""")]
    [InlineData("""{"data":{}}""")]
    public void Strange_contexts_never_cost_the_event(string contexts) => One($""" "e":"pv","co":{Quoted(contexts)} """).Properties.ShouldBe("{}");

    [Theory]
    [InlineData(""" "dtm":"1000000000000","stm":"1000000010000" """, -10_000)]
    [InlineData(""" "dtm":"1767599999000" """, null)]
    [InlineData(""" "stm":"1000000010000" """, 0)]
    public void The_time_is_derived(string members, int? fromReceipt)
    {
        var e = One(""" "e":"pv", """ + members);
        e.OccurredAt.ShouldBe(fromReceipt is { } offset ? e.ReceivedAt + offset : 1767599999000);
    }

    [Fact]
    public void A_true_timestamp_is_believed()
    {
        var e = One(""" "e":"pv","dtm":"1000000000000","stm":"1000000010000","ttm":"1500000000000" """);
        (e.OccurredAt, e.ClockSkew).ShouldBe((1500000000000, e.ReceivedAt - 1000000010000));
    }

    [Theory]
    [InlineData(""" "p":"web" """, "web")]
    [InlineData(""" "p":"srv" """, "server")]
    [InlineData(""" "p":"mob","tv":"ios-6.0.0" """, "ios")]
    [InlineData(""" "p":"mob","tv":"andr-6.0.0" """, "android")]
    [InlineData(""" "p":"pc","ua":"Mozilla/5.0" """, "web")]
    [InlineData(""" "p":"pc" """, "")]
    public void The_platform_is_named_in_plain_terms(string members, string platform) => One(""" "e":"pv", """ + members).Platform.ShouldBe(platform);

    [Theory]
    [InlineData("{}", "call_type")]
    [InlineData("""{"e":"ad"}""", "call_type")]
    [InlineData("""{"e":"se"}""", "event_missing")]
    [InlineData("""{"e":"ue"}""", "event_missing")]
    [InlineData("""{"e":"ue","ue_pr":"{}"}""", "event_missing")]
    [InlineData("""{"e":"ue","ue_pr":"{"}""", "body_unreadable")]
    [InlineData("""{"e":"ue","ue_px":"%%%"}""", "wrong_type")]
    [InlineData("""{"e":"pv","dtm":"99999999999999999999"}""", "time_unreadable")]
    [InlineData("""{"e":"pv","dtm":"-9223372036854775808"}""", "time_unreadable")]
    [InlineData("""{"e":"pv","dtm":"soon"}""", "time_unreadable")]
    [InlineData("7", "body_unreadable")]
    public void A_bad_event_costs_only_itself(string bad, string code)
    {
        var calls = Decode.All(Path, $$"""{"schema":"{{Schema}}","data":[{"e":"pv","eid":"1"},{{bad}},{"e":"pv","eid":"3"}]}""");
        calls.Select(call => call.Problem?.Code).ShouldBe([null, code, null]);
        (calls[0].Event.MessageId, calls[2].Event.MessageId).ShouldBe(("1", "3"));
    }

    [Fact]
    public void Any_vendors_path_is_taken_when_the_body_is_a_list_of_events()
    {
        Decode.One("/com.acme/track", $$"""{"schema":"{{Schema}}","data":[{"e":"pv"}]}""").Name.ShouldBe("Page Viewed");
        Decode.Problem("/com.acme/track", """{"schema":"iglu:com.acme/x/jsonschema/1-0-0","data":[{"e":"pv"}]}""").Code.ShouldBe("unknown_path");
        Decode.Problem("/com.acme/track", "{").Code.ShouldBe("unknown_path");
        Decode.Problem(Path, """{"schema":"x"}""").Code.ShouldBe("body_unreadable");
    }

    [Fact]
    public void A_pixel_is_one_event()
    {
        var e = Decode.Pixel($"/i?e=ue&eid=m1&uid=u1&duid=d1&url=https%3A%2F%2Fs%2F%3Futm_source%3Dn&ue_px={Base64Url(Unstructured("iglu:com.acme/clicked/jsonschema/1-0-0", """{"x":1}"""))}");
        (e.Name, e.MessageId, e.UserId, e.AnonymousId, e.Traffic.PageUrl).ShouldBe(("clicked", "m1", "u1", "d1", "https://s/?utm_source=n"));
        Decode.WireProtocol("/i?e=pv", "", "GET").ShouldBe((WireProtocol.Snowplow, true));
        Decode.All("/i", "", method: "GET").Single().Problem!.Code.ShouldBe("call_type");
        Decode.All("/i?e=pv", "", method: "HEAD").Single().SuppressedReason.ShouldBe(SuppressionReasons.NoCall);
    }

    private static Model.Event One(string members) => Decode.One(Path, $$"""{"schema":"{{Schema}}","data":[ { {{members}} } ]}""");

    private static string Unstructured(string schema, string data) =>
        $$$"""{"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":{"schema":"{{{schema}}}","data":{{{data}}} } }""";

    private static string Quoted(string json) => System.Text.Json.JsonSerializer.Serialize(json);

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
