using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Webhooks;

public sealed class SendGridTests
{
    private const string Path = "/v1/webhook/sendgrid";
    private const string Hash = "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476";

    [Theory]
    [InlineData("delivered", "Email Delivered")]
    [InlineData("open", "Email Opened")]
    [InlineData("click", "Email Link Clicked")]
    [InlineData("bounce", "Email Bounced")]
    [InlineData("spamreport", "Email Marked as Spam")]
    [InlineData("unsubscribe", "Unsubscribed")]
    public void What_becomes_of_a_mail_is_an_event(string kind, string name)
    {
        var e = Decode.One(Path, $$"""[{"email":"Ann@Example.com","timestamp":1767599000,"event":"{{kind}}","sg_message_id":"m1.recv","customer_id":"u1"}]""");
        (e.Name, e.UserId, e.OccurredAt, e.Platform).ShouldBe((name, "u1", 1767599000000, "server"));
        e.Identifiers.Single().ShouldBe(new("email_sha256", Hash));
        (e.SessionId, e.Traffic.UtmMedium).ShouldBe(("m1.recv", "email"));
    }

    [Theory]
    [InlineData("processed")]
    [InlineData("deferred")]
    [InlineData("dropped")]
    public void A_mails_way_through_the_provider_is_nobodys_act(string kind) =>
        Decode.All(Path, $$"""[{"email":"a@b.example","timestamp":1,"event":"{{kind}}"}]""").Single().SuppressedReason.ShouldBe(SuppressionReasons.MailStatus);

    [Fact]
    public void The_address_is_nowhere_but_in_its_hash()
    {
        var e = Decode.One(Path, """
            [{"email":"ann@example.com","timestamp":1767599000,"event":"click","sg_message_id":"m1","ip":"1.2.3.4","smtp-id":"<x@mail>",
            "url":"https://s.example/u?e=ann%40example.com","reason":"550 <ann@example.com> unknown","note":"for ANN@example.com","category":["spring","b"],"sg_machine_open":true}]
            """);
        var all = System.Text.Json.JsonSerializer.Serialize(e);
        all.ShouldNotContain("ann@", Case.Insensitive);
        all.ShouldNotContain("ann%40", Case.Insensitive);
        all.ShouldNotContain("1.2.3.4");
        e.Properties.ShouldBe("""{"email_id":"m1","category":["spring","b"],"sg_machine_open":true}""");
        e.Traffic.UtmCampaign.ShouldBe("spring");
    }

    [Fact]
    public void A_delivery_that_is_repeated_has_the_same_message_id_and_another_link_has_not()
    {
        static string Click(string id, string url) => $$"""{"email":"a@b.example","timestamp":1767599000,"event":"click","sg_message_id":"m1","sg_event_id":"{{id}}","url":"{{url}}"}""";
        var calls = Decode.All(Path, $"[{Click("e1", "https://s/1")},{Click("e2", "https://s/1")},{Click("e3", "https://s/2")}]");
        calls[1].Event.MessageId.ShouldBe(calls[0].Event.MessageId);
        calls[2].Event.MessageId.ShouldNotBe(calls[0].Event.MessageId);
        var seen = new HashSet<MessageKey>();
        calls.Select(call => seen.Add(MessageKey.Of(call))).ShouldBe([true, false, true]);
    }

    [Fact]
    public void A_links_own_campaign_goes_before_the_mails()
    {
        var e = Decode.One(Path, """[{"event":"click","timestamp":1,"email":"a@b.example","url":"https://s/?utm_source=n&utm_medium=email&utm_campaign=own","category":"spring"}]""");
        (e.Traffic.UtmCampaign, e.Traffic.PageUrl).ShouldBe(("", "https://s/?utm_source=n&utm_medium=email&utm_campaign=own"));
        Decode.Property(e, "link_url").ShouldBe("https://s/?utm_source=n&utm_medium=email&utm_campaign=own");
    }

    [Fact]
    public void One_bad_event_costs_only_itself()
    {
        var calls = Decode.All(Path, """[{"event":"open","timestamp":1,"email":"a@b.example"},{"timestamp":1},{"event":"open","timestamp":"soon"}]""");
        calls.Select(call => call.Problem?.Code).ShouldBe([null, "event_missing", "time_unreadable"]);
        Decode.Problem(Path, "{}").Code.ShouldBe("body_unreadable");
    }
}
