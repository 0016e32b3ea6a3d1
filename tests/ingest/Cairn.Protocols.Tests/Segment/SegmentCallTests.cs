using Cairn.Model;

namespace Cairn.Protocols.Tests.Segment;

public sealed class SegmentCallTests
{
    [Theory]
    [InlineData("/v1/t", """{"event":"Product Viewed"}""", "Product Viewed")]
    [InlineData("/v1/track", """{"event":"Product Viewed","name":"not this"}""", "Product Viewed")]
    [InlineData("/t/?x=1", """{"event":"Product Viewed"}""", "Product Viewed")]
    [InlineData("/v1/p", """{"name":"Home Viewed"}""", "Page Viewed")]
    [InlineData("/v1/page", """{"name":null}""", "Page Viewed")]
    [InlineData("/v1/s", """{"name":"Cart Viewed"}""", "Screen Viewed")]
    [InlineData("/v1/screen", "{}", "Screen Viewed")]
    [InlineData("/v1/i", "{}", "$identify")]
    [InlineData("/v1/group", "{}", "$group")]
    [InlineData("/v1/a", "{}", "$identify")]
    [InlineData("/v1/a", """{"userId":"u1","previousId":"u0"}""", "$alias")]
    public void A_call_becomes_an_event_of_its_name(string path, string body, string name) => Decode.One(path, body).Name.ShouldBe(name);

    [Fact]
    public void A_track_call_without_an_event_says_so() => Decode.Problem("/v1/t", """{"userId":"u"}""").Code.ShouldBe("event_missing");

    [Theory]
    [InlineData("\"u1\"", "u1")]
    [InlineData("42", "42")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("\"J\\u00f6rg\"", "Jörg")]
    public void Ids_are_text_and_null_is_none(string id, string read)
    {
        var e = Decode.One("/v1/t", $$"""{"event":"x","userId":{{id}},"anonymousId":"a1","messageId":"m1"}""");
        (e.UserId, e.AnonymousId, e.MessageId, e.Source).ShouldBe((read, "a1", "m1", "web"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("{\"id\":1}")]
    [InlineData("[\"u1\"]")]
    public void An_id_that_is_no_text_is_wrong(string id)
    {
        var problem = Decode.Problem("/v1/t", $$"""{"event":"x","userId":{{id}}}""");
        (problem.Code, problem.Field).ShouldBe(("wrong_type", "userId"));
    }

    [Theory]
    [InlineData(""" "timestamp":"2026-01-05T07:00:00.000Z","sentAt":"2026-01-05T07:00:10.000Z" """, "2026-01-05T07:59:50.123Z")]
    [InlineData(""" "timestamp":"1970-01-01T00:00:05.000Z","sentAt":"1970-01-01T00:00:06.000Z" """, "2026-01-05T07:59:59.123Z")]
    [InlineData(""" "timestamp":"2020-02-03T04:05:06.007Z" """, "2020-02-03T04:05:06.007Z")]
    [InlineData(""" "timestamp":"2020-02-03T04:05:06.007+02:00" """, "2020-02-03T02:05:06.007Z")]
    [InlineData(""" "timestamp":1767599999000 """, "2026-01-05T07:59:59.000Z")]
    [InlineData(""" "sentAt":"2026-01-05T07:00:10.000Z" """, Decode.ReceivedAt)]
    [InlineData(""" "timestamp":"2026-01-05T07:59:00Z","originalTimestamp":"2026-01-05T07:00:00Z","sentAt":"2026-01-05T07:00:10Z" """, "2026-01-05T07:59:50.123Z")]
    [InlineData(""" "timestamp":null """, Decode.ReceivedAt)]
    public void The_time_is_that_of_receipt_less_what_lay_between_happening_and_sending(string members, string time)
    {
        var e = Decode.One("/v1/t", $$"""{"event":"x",{{members}}}""");
        e.OccurredAt.ShouldBe(Decode.Time(time));
        e.ReceivedAt.ShouldBe(Decode.Time(Decode.ReceivedAt));
    }

    [Fact]
    public void A_time_that_is_none_says_so() =>
        Decode.Problem("/v1/t", """{"event":"x","timestamp":"yesterday"}""").ShouldBe(new DecodeProblem(
            "time_unreadable", "timestamp", "'timestamp' is 'yesterday'. Send an ISO 8601 time such as 2026-03-01T12:00:00.000Z."));

    [Theory]
    [InlineData("""{"value":12.5,"revenue":1,"total":2,"currency":"EUR"}""", "12.5", "EUR")]
    [InlineData("""{"total":3,"revenue":2,"currency":"USD"}""", "2", "USD")]
    [InlineData("""{"total":"3.75","currency":"USD"}""", "3.75", "USD")]
    [InlineData("""{"value":0.30000000000000004}""", "0.3", "")]
    [InlineData("""{"value":1e-7}""", "0.0000001", "")]
    [InlineData("""{"value":"12.50 USD","currency":"USD"}""", null, "")]
    [InlineData("""{"products":[{"value":9}],"currency":"USD"}""", null, "")]
    [InlineData("""{"value":null}""", null, "")]
    public void Money_is_value_or_revenue_or_total(string properties, string? value, string currency)
    {
        var e = Decode.One("/v1/t", $$"""{"event":"x","properties":{{properties}}}""");
        (e.Value?.ToString("0.########"), e.Currency).ShouldBe((value, currency));
        e.Properties.ShouldBe(properties);
    }

    [Fact]
    public void Properties_stay_as_they_were_sent()
    {
        const string Properties = """{ "order_id": 7, "a":{"b":[1,2.50,"\u00fc"]}, "n":null }""";
        var e = Decode.One("/v1/t", $$"""{"properties":{{Properties}},"event":"x"}""");
        (e.Properties, e.OrderId).ShouldBe((Properties, "7"));
        Decode.One("/v1/t", """{"event":"x","properties":null}""").Properties.ShouldBe("{}");
        Decode.Problem("/v1/t", """{"event":"x","properties":[1]}""").Code.ShouldBe("wrong_type");
    }

    [Theory]
    [InlineData("""{"name":"Home","category":"Docs"}""", """{"name":"Home","category":"Docs"}""")]
    [InlineData("""{"name":"Home","category":"Docs","properties":{"url":"https://s.example/"}}""", """{"url":"https://s.example/","name":"Home","category":"Docs"}""")]
    [InlineData("""{"name":"Home","category":"Docs","properties":{"category":"Shop"}}""", """{"category":"Shop","name":"Home"}""")]
    [InlineData("""{"name":"Home","category":null,"properties":{"a":1}}""", """{"a":1,"name":"Home"}""")]
    [InlineData("""{"name":"Home","properties":{"name":"Start"}}""", """{"name":"Start"}""")]
    public void Name_and_category_beside_a_pages_properties_join_them(string call, string properties)
    {
        Decode.One("/v1/page", call).PageName.ShouldBe("Home");
        Decode.One("/v1/page", call).Properties.ShouldBe(properties);
        Decode.One("/v1/screen", call).Properties.ShouldBe(properties);
    }

    [Fact]
    public void Campaign_page_and_referrer_are_read()
    {
        var traffic = Decode.One("/v1/p", """
            {"context":{"page":{"url":"https://s.example/a?gclid=G1","referrer":"https://r.example/"},
            "campaign":{"source":"news","medium":"email","name":"c1","content":"top","term":"shoes"}},"properties":{"url":"https://other/"}}
            """).Traffic;
        (traffic.UtmSource, traffic.UtmMedium, traffic.UtmCampaign, traffic.UtmContent, traffic.UtmTerm).ShouldBe(("news", "email", "c1", "top", "shoes"));
        (traffic.PageUrl, traffic.Referrer).ShouldBe(("https://s.example/a?gclid=G1", "https://r.example/"));
        Decode.One("/v1/p", """{"properties":{"url":"https://other/","referrer":"https://r/"}}""").Traffic.PageUrl.ShouldBe("https://other/");
    }

    [Theory]
    [InlineData("""{"page":"x","campaign":[1],"device":null,"library":7,"os":"x","userAgent":{},"traits":"y"}""")]
    [InlineData("[]")]
    [InlineData("\"none\"")]
    public void A_strange_context_never_costs_the_call(string context) =>
        Decode.One("/v1/t", $$"""{"context":{{context}},"event":"x","userId":"u1"}""").UserId.ShouldBe("u1");

    [Theory]
    [InlineData("""{"device":{"type":"ios"},"userAgent":"Mozilla/5.0"}""", "", "ios")]
    [InlineData("""{"device":{"type":"Android"}}""", "", "android")]
    [InlineData("""{"library":{"name":"analytics.js"},"userAgent":"Mozilla/5.0 (iPhone)"}""", "", "web")]
    [InlineData("""{"library":{"name":"@segment/analytics-node"}}""", "", "server")]
    [InlineData("""{"library":{"name":"@segment/analytics-react-native"},"os":{"name":"Android"}}""", "", "android")]
    [InlineData("""{"userAgent":"Mozilla/5.0 (Linux; Android 15)"}""", "analytics-node-next/latest", "web")]
    [InlineData("{}", "Shop/3 CFNetwork/1410 Darwin/22.6.0", "ios")]
    [InlineData("{}", "okhttp/4.12.0", "android")]
    [InlineData("{}", "python-requests/2.32", "server")]
    [InlineData("{}", "", "")]
    public void The_platform_is_named_in_plain_terms(string context, string agent, string platform) =>
        Decode.One("/v1/t", $$"""{"event":"x","context":{{context}}}""", agent).Platform.ShouldBe(platform);

    [Fact]
    public void Identify_keeps_the_ids_and_the_hash_of_the_address_and_nothing_else()
    {
        var e = Decode.One("/v1/i", """{"userId":"u1","anonymousId":"a1","traits":{"email":" Ann@Example.COM ","name":"Ann"}}""");
        e.Identifiers.Single().ShouldBe(new("email_sha256", "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476"), HashHint);
        (e.UserId, e.AnonymousId, e.Properties, e.Value).ShouldBe(("u1", "a1", "{}", null));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("@")]
    [InlineData("")]
    public void What_is_no_address_makes_no_two_strangers_one(string address) =>
        Decode.One("/v1/i", $$$"""{"userId":"u1","traits":{"email":"{{{address}}}"}}""").Identifiers.ShouldBeEmpty();

    [Fact]
    public void Alias_links_the_earlier_id()
    {
        Decode.One("/v1/a", """{"userId":"u1","previousId":"old","anonymousId":"a1"}""").AnonymousId.ShouldBe("old");
    }

    [Theory]
    [InlineData("""{"userId":"u1","previousId":"u1","anonymousId":"a1"}""")]
    [InlineData("""{"userId":"u1","anonymousId":"a1"}""")]
    public void An_alias_without_another_earlier_id_says_whose_the_device_is_and_joins_no_two_users(string body)
    {
        var e = Decode.One("/v1/a", body);
        (e.Name, e.UserId, e.AnonymousId).ShouldBe(("$identify", "u1", "a1"));
    }

    [Fact]
    public void Group_keeps_the_account() =>
        Decode.Property(Decode.One("/v1/g", """{"userId":"u1","groupId":"g\"1","traits":{"plan":"x"}}"""), "group_id").ShouldBe("g\"1");

    private const string HashHint = "printf ann@example.com | sha256sum";
}
