using Cairn.Model;

namespace Cairn.Protocols.Tests.Webhooks;

public sealed class TwilioTests
{
    private const string Path = "/v1/webhook/twilio";

    [Theory]
    [InlineData("queued")]
    [InlineData("delivered")]
    [InlineData("failed")]
    public void What_becomes_of_a_message_is_nobodys_act(string status) =>
        Decode.All(Path, $"MessageSid=SM1&MessageStatus={status}&To=%2B491701234567").Single().SuppressedReason.ShouldBe(SuppressionReasons.SmsStatus);

    [Fact]
    public void A_message_from_a_customer_is_a_reply()
    {
        var e = Decode.One(Path, "MessageSid=SM2&SmsStatus=received&From=%2B491701234567&Body=Yes+please");
        (e.Name, e.MessageId, e.Properties).ShouldBe(("SMS Replied", "SM2", "{}"));
        e.Identifiers.Single().Type.ShouldBe("phone_sha256");
        e.OccurredAt.ShouldBe(Decode.Time(Decode.ReceivedAt));
    }

    [Theory]
    [InlineData("whatsapp%3A%2B491701234567")]
    [InlineData("rcs%3A+%2B491701234567")]
    public void A_sender_on_another_channel_is_the_same_number(string from) =>
        Decode.One(Path, $"MessageSid=SM2&SmsStatus=received&From={from}").Identifiers
            .ShouldBe(Decode.One(Path, "MessageSid=SM3&SmsStatus=received&From=%2B491701234567").Identifiers);

    [Theory]
    [InlineData("{}")]
    [InlineData("MessageSid=SM1")]
    [InlineData("&&=&%")]
    public void Another_body_is_no_callback(string body) => Decode.Problem(Path, body).Code.ShouldBe("body_unreadable");
}
