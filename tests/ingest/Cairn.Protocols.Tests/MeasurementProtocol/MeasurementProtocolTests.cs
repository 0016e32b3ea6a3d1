using Cairn.Model;

namespace Cairn.Protocols.Tests.MeasurementProtocol;

public sealed class MeasurementProtocolTests
{
    private const string Path = "/mp/collect?measurement_id=G-1&api_secret=s";

    [Fact]
    public void A_purchase_has_its_ids_its_money_and_its_page()
    {
        var call = Decode.All(Path, """
            {"client_id":"c1","user_id":"u1","timestamp_micros":"1767599999123456","consent":{"ad_user_data":"GRANTED","ad_personalization":"DENIED"},
             "events":[{"name":"purchase","params":{"value":12.5,"currency":"EUR","transaction_id":"t1","session_id":17,"page_location":"https://s/?utm_source=n","page_referrer":"https://r/"}}]}
            """).Single();
        var e = call.Event;
        (e.Name, e.UserId, e.AnonymousId, e.SessionId, e.MessageId).ShouldBe(("purchase", "u1", "c1", "17", "purchase/t1"));
        (e.Value, e.Currency, e.OrderId).ShouldBe((12.5m, "EUR", "t1"));
        (e.Traffic.PageUrl, e.Traffic.Referrer).ShouldBe(("https://s/?utm_source=n", "https://r/"));
        (e.OccurredAt, call.ClientTime, e.ClockSkew).ShouldBe((1767599999123, 1767599999123, 0));
        e.Consent.Categories.ShouldBe(new Dictionary<string, bool> { ["ad_user_data"] = true, ["ad_personalization"] = false }, ignoreOrder: true);
        Decode.Property(e, "transaction_id").ShouldBe("t1");
    }

    [Fact]
    public void A_message_has_an_id_only_where_a_parameter_gives_one()
    {
        One("""{"name":"login"}""").MessageId.ShouldBe("");
        One("""{"name":"login","params":{"event_id":"e1","transaction_id":"t1"}}""").MessageId.ShouldBe("e1");
        One("""{"name":"refund","params":{"transaction_id":"t1"}}""").MessageId.ShouldBe("refund/t1");
    }

    [Fact]
    public void An_event_has_its_own_time_or_the_bodys_or_that_of_receipt()
    {
        One("""{"name":"x","timestamp_micros":1767599999000000}""").OccurredAt.ShouldBe(1767599999000);
        One("""{"name":"x"}""").OccurredAt.ShouldBe(Decode.Time(Decode.ReceivedAt));
        Decode.One(Path, """{"events":[{"name":"x"}],"timestamp_micros":1767599999000000}""").OccurredAt.ShouldBe(1767599999000);
    }

    [Fact]
    public void A_campaign_is_read_where_the_event_is_about_it_and_nowhere_else()
    {
        const string Campaign = """{"source":"n","medium":"email","campaign":"c","content":"x","term":"t"}""";
        var traffic = One($$"""{"name":"campaign_details","params":{{Campaign}}}""").Traffic;
        (traffic.UtmSource, traffic.UtmMedium, traffic.UtmCampaign, traffic.UtmContent, traffic.UtmTerm).ShouldBe(("n", "email", "c", "x", "t"));
        One($$"""{"name":"share","params":{{Campaign}}}""").Traffic.UtmSource.ShouldBe("");
    }

    [Fact]
    public void An_apps_event_has_the_devices_platform()
    {
        var e = Decode.One(Path, """{"app_instance_id":"i1","device":{"operating_system":"iOS"},"events":[{"name":"x"}]}""", "Google-Cloud-Functions");
        (e.AnonymousId, e.Platform).ShouldBe(("i1", "ios"));
        Decode.One(Path, """{"client_id":"c","events":[{"name":"x"}]}""", "python-requests/2").Platform.ShouldBe("server");
    }

    [Theory]
    [InlineData("7", "body_unreadable")]
    [InlineData("{}", "event_missing")]
    [InlineData("""{"name":"x","params":[]}""", "wrong_type")]
    [InlineData("""{"name":"x","timestamp_micros":"soon"}""", "time_unreadable")]
    [InlineData("""{"name":"x","timestamp_micros":1e300}""", "time_unreadable")]
    public void A_bad_event_costs_only_itself(string bad, string code) =>
        Decode.All(Path, $$"""{"client_id":"c","events":[{"name":"A"},{{bad}},{"name":"B"}]}""").Select(call => call.Problem?.Code).ShouldBe([null, code, null]);

    [Fact]
    public void A_body_without_events_says_so()
    {
        Decode.Problem(Path, """{"client_id":"c"}""").Code.ShouldBe("body_unreadable");
        Decode.All(Path, """{"events":[]}""").Single().SuppressedReason.ShouldBe(SuppressionReasons.EmptyBatch);
    }

    private static Model.Event One(string e) => Decode.One(Path, $$"""{"client_id":"c1","events":[{{e}}]}""");
}
