using Cairn.Model;

namespace Cairn.Protocols.Tests.PostHog;

public sealed class PostHogTests
{
    [Theory]
    [InlineData("/e/")]
    [InlineData("/e")]
    [InlineData("/capture/")]
    [InlineData("/i/v0/e/")]
    [InlineData("/batch/")]
    public void One_event_a_list_and_a_batch_are_read(string path)
    {
        const string Event = """{"api_key":"k","uuid":"m1","event":"Clicked","distinct_id":"u1"}""";
        Decode.One(path, Event).Name.ShouldBe("Clicked");
        Decode.All(path, $$"""{"api_key":"k","batch":[{{Event}},{{Event}}]}""").Select(call => call.Event.MessageId).ShouldBe(["m1", "m1"]);
        if (path != "/batch/")
            Decode.All(path, $"[{Event},{Event}]").Count.ShouldBe(2);
        Decode.All(path, """{"api_key":"k","batch":[]}""").Single().SuppressedReason.ShouldBe(SuppressionReasons.EmptyBatch);
    }

    [Theory]
    [InlineData("$pageview", "Page Viewed")]
    [InlineData("$screen", "Screen Viewed")]
    [InlineData("$identify", "$identify")]
    [InlineData("$set", "$identify")]
    [InlineData("$create_alias", "$alias")]
    [InlineData("$merge_dangerously", "$alias")]
    [InlineData("$groupidentify", "$group")]
    [InlineData("$autocapture", "$autocapture")]
    [InlineData("$rageclick", "$rageclick")]
    [InlineData("Order Completed", "Order Completed")]
    public void PostHogs_names_are_translated_where_Cairn_has_its_own(string sent, string name) => One("", sent).Name.ShouldBe(name);

    [Theory]
    [InlineData(""" "$is_identified":true,"$device_id":"x" """, true)]
    [InlineData(""" "$is_identified":false,"$user_id":"x" """, false)]
    [InlineData(""" "$user_id":"x","$device_id":"y" """, true)]
    [InlineData(""" "$user_id":"other" """, false)]
    [InlineData(""" "$device_id":"x" """, false)]
    [InlineData(""" "$device_id":"y" """, true)]
    [InlineData(""" "$process_person_profile":false """, false)]
    [InlineData(""" "$is_server":true """, true)]
    [InlineData("", true)]
    public void A_distinct_id_is_the_users_or_the_devices(string properties, bool isUser)
    {
        var e = One(properties, "Clicked", "x");
        (e.UserId, e.AnonymousId).ShouldBe(isUser ? ("x", "") : ("", "x"));
    }

    [Fact]
    public void Identify_joins_the_user_and_the_id_before()
    {
        var e = One(""" "$anon_distinct_id":"a1","$set":{"email":"Ann@example.com"} """, "$identify", "u1");
        (e.UserId, e.AnonymousId, e.Properties).ShouldBe(("u1", "a1", "{}"));
        e.Identifiers.Single().ShouldBe(new("email_sha256", "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476"));
        Decode.One("/e/", """{"event":"$identify","distinct_id":"u1","$set":{"email":"ann@example.com"},"properties":{}}""").Identifiers.Count.ShouldBe(1);
    }

    [Fact]
    public void An_alias_and_its_id_stand_where_they_belong()
    {
        var e = One(""" "alias":"a1","$is_server":true """, "$create_alias", "u1");
        (e.UserId, e.AnonymousId).ShouldBe(("u1", "a1"));
        e = One(""" "alias":"u1","$is_identified":false """, "$create_alias", "a1");
        (e.UserId, e.AnonymousId).ShouldBe(("u1", "a1"));
        e = One(""" "alias":"u1" """, "$create_alias", "u1");
        (e.UserId, e.AnonymousId).ShouldBe(("u1", ""));
    }

    [Fact]
    public void A_group_keeps_its_key_and_its_own_id_is_nobodys()
    {
        var e = One(""" "$group_type":"company","$group_key":"g1","$group_set":{"name":"Acme"} """, "$groupidentify", "$company_g1");
        (e.UserId, e.AnonymousId, e.Properties).ShouldBe(("", "", """{"group_id":"g1"}"""));
    }

    [Fact]
    public void Columns_are_taken_out_of_the_properties_and_the_person_is_not_kept()
    {
        var e = One(""" "$current_url":"https://s/","$referrer":"$direct","utm_source":"n","utm_campaign":"c","gclid":null,"$session_id":"s1","$ip":"1.2.3.4","token":"k","$set":{"email":"a@b.example"},"$set_once":{"x":1},"a":{"b":[1]},"value":2,"currency":"EUR","order_id":"o1","$lib":"web" """, "Clicked");
        (e.Traffic.PageUrl, e.Traffic.Referrer, e.Traffic.UtmSource, e.Traffic.UtmCampaign).ShouldBe(("https://s/", "", "n", "c"));
        (e.SessionId, e.Value, e.Currency, e.OrderId, e.Platform).ShouldBe(("s1", 2m, "EUR", "o1", "web"));
        e.Properties.ShouldBe("""{"$current_url":"https://s/","$referrer":"$direct","a":{"b":[1]},"value":2,"currency":"EUR","order_id":"o1","$lib":"web"}""");
    }

    [Theory]
    [InlineData("/e/", """ "timestamp":"2026-01-05T07:00:00Z" """, """ "sent_at":"2026-01-05T07:00:10Z" """, "2026-01-05T07:59:50.123Z")]
    [InlineData("/e/?_=1767596410000", """ "timestamp":"2026-01-05T07:00:00Z" """, """ "x":1 """, "2026-01-05T07:59:50.123Z")]
    [InlineData("/e/", """ "timestamp":"2026-01-05T07:00:00Z" """, """ "x":1 """, "2026-01-05T07:00:00Z")]
    [InlineData("/e/", """ "timestamp":"2026-01-05T07:00:00Z","properties":{"$ignore_sent_at":true} """, """ "sent_at":"2026-01-05T07:00:10Z" """, "2026-01-05T07:00:00Z")]
    [InlineData("/e/", """ "offset":10000 """, """ "x":1 """, "2026-01-05T07:59:50.123Z")]
    [InlineData("/e/", """ "offset":1e300 """, """ "x":1 """, Decode.ReceivedAt)]
    [InlineData("/e/", """ "x":1 """, """ "sent_at":"2026-01-05T07:00:10Z" """, Decode.ReceivedAt)]
    public void The_time_is_that_of_receipt_less_what_lay_between(string path, string said, string envelope, string time) =>
        Decode.One(path, $$"""{"batch":[{"event":"x",{{said}}}],{{envelope}}}""").OccurredAt.ShouldBe(Decode.Time(time));

    [Theory]
    [InlineData(""" "$lib":"posthog-ios" """, "", "ios")]
    [InlineData(""" "$lib":"posthog-android" """, "", "android")]
    [InlineData(""" "$lib":"posthog-react-native","$os":"iOS" """, "", "ios")]
    [InlineData(""" "$lib":"posthog-node" """, "", "server")]
    [InlineData(""" "$lib":"web","$os":"Android" """, "", "web")]
    [InlineData("", "Mozilla/5.0", "web")]
    [InlineData("", "", "")]
    public void The_platform_is_named_in_plain_terms(string properties, string agent, string platform) =>
        Decode.One("/e/", $$$"""{"event":"x","properties":{ {{{properties}}} } }""", agent).Platform.ShouldBe(platform);

    [Theory]
    [InlineData("7", "body_unreadable")]
    [InlineData("{}", "event_missing")]
    [InlineData("""{"event":"x","properties":[]}""", "wrong_type")]
    [InlineData("""{"event":"x","distinct_id":{}}""", "wrong_type")]
    [InlineData("""{"event":"x","timestamp":"soon"}""", "time_unreadable")]
    [InlineData("""{"event":"x","timestamp":1e300}""", "time_unreadable")]
    public void A_bad_event_costs_only_itself(string bad, string code)
    {
        var calls = Decode.All("/batch/", $$"""{"api_key":"k","batch":[{"event":"A"},{{bad}},{"event":"B"}]}""");
        calls.Select(call => call.Problem?.Code).ShouldBe([null, code, null]);
        (calls[0].Event.Name, calls[2].Event.Name).ShouldBe(("A", "B"));
    }

    [Fact]
    public void Of_properties_that_come_twice_the_last_hold()
    {
        var e = Decode.One("/e/", """{"event":"x","event":"y","properties":{"value":1,"distinct_id":"a"},"properties":{"distinct_id":"b"}}""");
        (e.Name, e.Value, e.UserId, e.Properties).ShouldBe(("y", null, "b", "{}"));
    }

    private static Model.Event One(string properties, string name, string id = "u1") =>
        Decode.One("/e/", $$$"""{"event":"{{{name}}}","distinct_id":"{{{id}}}","properties":{ {{{properties}}} } }""");
}
