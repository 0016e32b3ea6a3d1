namespace Cairn.Protocols.Tests.CloudEvents;

public sealed class CloudEventTests
{
    private const string Path = "/v1/cloudevents";

    private const string Headers = "content-type: application/json\nce-specversion: 1.0\nce-id: 7\nce-source: /shop%20a\nce-type: com.example.order.placed\nce-time: 2026-01-05T07:00:00Z\nce-subject: u1\n";

    [Fact]
    public void An_event_as_JSON_is_read()
    {
        var call = Decode.All(Path, """
            {"specversion":"1.0","id":"7","source":"/shop","type":"com.example.order.placed","subject":"u1","time":"2026-01-05T07:00:00Z",
             "datacontenttype":"application/json","data":{"value":2,"currency":"EUR","order_id":"o1","sessionId":"s1","anonymous_id":"a1"}}
            """, headers: "content-type: application/cloudevents+json; charset=utf-8\nce-specversion: 1.0\n").Single();
        var e = call.Event;
        (e.Name, e.MessageId, e.UserId, e.AnonymousId, e.SessionId).ShouldBe(("com.example.order.placed", "/shop#7", "u1", "a1", "s1"));
        (e.Value, e.Currency, e.OrderId, e.Platform).ShouldBe((2m, "EUR", "o1", "server"));
        (e.OccurredAt, call.ClientTime).ShouldBe((Decode.Time("2026-01-05T07:00:00Z"), Decode.Time("2026-01-05T07:00:00Z")));
        e.Properties.ShouldBe("""{"value":2,"currency":"EUR","order_id":"o1","sessionId":"s1","anonymous_id":"a1"}""");
    }

    [Fact]
    public void A_list_of_events_is_read_and_a_bad_one_costs_only_itself()
    {
        const string Good = """{"specversion":"1.0","id":"7","source":"s","type":"t"}""";
        var calls = Decode.All(Path, $$"""[{{Good}},{"specversion":"1.0","id":"7","source":"s"},{"specversion":"1.0","source":"s","type":"t"},{"specversion":"0.3","id":"7","source":"s","type":"t"},7,{{Good}}]""");
        calls.Select(call => call.Problem?.Code).ShouldBe([null, "event_missing", "identifier_missing", "wrong_type", "body_unreadable", null]);
    }

    [Fact]
    public void An_event_whose_attributes_are_headers_is_read()
    {
        var e = Decode.One(Path, """{"userId":"u2","url":"https://s/"}""", headers: Headers);
        (e.Name, e.MessageId, e.UserId, e.Traffic.PageUrl).ShouldBe(("com.example.order.placed", "/shop a#7", "u2", "https://s/"));
        e.OccurredAt.ShouldBe(Decode.Time("2026-01-05T07:00:00Z"));
        e = Decode.One(Path, "", headers: Headers);
        (e.UserId, e.Properties).ShouldBe(("u1", "{}"));
        Decode.All(Path, "{}", headers: Headers.Replace("2026", "soon")).Single().Problem!.Code.ShouldBe("time_unreadable");
    }

    [Theory]
    [InlineData("[1,2]", """{"data":[1,2]}""")]
    [InlineData("\"x\"", """{"data":"x"}""")]
    [InlineData("null", "{}")]
    [InlineData("<order/>", "{}")]
    [InlineData(" {\"a\":1} ", """{"a":1}""")]
    public void Data_that_are_no_object_are_kept_if_they_are_JSON(string data, string properties) =>
        Decode.One(Path, data, headers: Headers).Properties.ShouldBe(properties);

    [Fact]
    public void Data_in_base64_are_read()
    {
        static string Event(string data) => $$"""{"specversion":"1.0","id":"7","source":"s","type":"t",{{data}}}""";
        Decode.One(Path, Event(""" "data_base64":"eyJhIjoxfQ==" """)).Properties.ShouldBe("""{"a":1}""");
        Decode.Problem(Path, Event(""" "data_base64":"%" """)).Code.ShouldBe("wrong_type");
        Decode.One(Path, Event(""" "data_base64":"eyJhIjoiXHVkODAwIn0=" """)).Properties.ShouldBe("""{"a":"\uFFFD"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("7")]
    public void What_is_no_event_says_so(string body) => Decode.Problem(Path, body).Code.ShouldBe("body_unreadable");
}
