using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Cairn.World.Scenario;
using Cairn.World.Wire;
using Cairn.World.Wire.Bodies;

namespace Cairn.World.Tests.Wire;

public class WebhookTests
{
    [Fact]
    public void the_mail_providers_signature_holds_and_is_the_same_every_time()
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Senders.MailPublicKey), out _);
        Senders.MailPublicKey.ShouldBe(MailSignature.PublicKey());

        var signals = Enumerable.Range(0, 300).Select(index => SmallWorld.Call("Email Opened", SenderKind.Mail, index) with { ArrivesAt = SmallWorld.Start + index * 1000 }).ToArray();
        var lines = SmallWorld.Lines(signals);
        foreach (var line in lines)
        {
            var signed = line.Header("X-Twilio-Email-Event-Webhook-Timestamp") + line.RawBody;
            var signature = Convert.FromBase64String(line.Header("X-Twilio-Email-Event-Webhook-Signature")!);
            key.VerifyData(Encoding.UTF8.GetBytes(signed), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        }

        SmallWorld.Lines(signals).Select(line => line.Text).ShouldBe(lines.Select(line => line.Text));
    }

    [Fact]
    public void a_mail_event_has_the_providers_words_and_a_new_id_every_time_it_is_sent()
    {
        var open = SmallWorld.Call("Email Opened", SenderKind.Mail);
        (open.Marks, open.Campaign) = (SignalMarks.Machine, 2);
        var again = open with { Attempt = 1, Sequence = 2 };
        var click = SmallWorld.Call("Email Link Clicked", SenderKind.Mail, sequence: 3) with { Campaign = 2, Marks = SignalMarks.CarriesUserId };
        var events = SmallWorld.Lines(open, again, click).SelectMany(line => line.Calls).ToArray();

        events.Select(item => item.GetProperty("event").GetString()).ShouldBe(["open", "open", "click"]);
        events[0].GetProperty("sg_machine_open").GetBoolean().ShouldBeTrue();
        events[0].GetProperty("timestamp").GetInt64().ShouldBe(SmallWorld.Start / 1000);
        events[0].GetProperty("sg_message_id").GetString().ShouldBe(events[1].GetProperty("sg_message_id").GetString());
        events[0].GetProperty("sg_event_id").GetString().ShouldNotBe(events[1].GetProperty("sg_event_id").GetString());
        events[0].TryGetProperty("customer_id", out _).ShouldBeFalse();
        events[2].GetProperty("customer_id").GetString().ShouldBe(SmallWorld.Ids.UserId(7));
        events[2].GetProperty("campaign_id").GetString().ShouldBe("cmp-103");
        events[2].GetProperty("url").GetString().ShouldBe("https://shop.example/products/p-012?utm_source=newsletter&utm_medium=email&utm_campaign=winter%20mail");
    }

    [Fact]
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    public void the_sms_providers_callback_is_a_form_signed_over_address_and_sorted_fields()
    {
        var line = SmallWorld.Lines(SmallWorld.Call("Text Message Delivered", SenderKind.Sms)).Single();
        var form = HttpUtility.ParseQueryString(line.RawBody);
        form["MessageSid"]!.ShouldMatch("^SM[0-9a-f]{32}$");
        form["MessageStatus"].ShouldBe("delivered");
        form["To"].ShouldBe(SmallWorld.Ids.Phone(7));
        form["From"].ShouldBe(Senders.SmsFrom);

        var signed = Senders.SmsUrl("shop.example") + string.Concat(form.AllKeys.Order(StringComparer.Ordinal).Select(name => name + form[name]));
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(Senders.SmsToken), Encoding.UTF8.GetBytes(signed));
        line.Header("X-Twilio-Signature").ShouldBe(Convert.ToBase64String(signature));
    }

    [Fact]
    public void the_identity_checks_digest_holds_over_the_raw_body()
    {
        var green = SmallWorld.Call("KYC Completed", SenderKind.Kyc) with { Marks = SignalMarks.CarriesUserId };
        var red = SmallWorld.Call("KYC Completed", SenderKind.Kyc, sequence: 2) with { Marks = SignalMarks.Rejected };
        var lines = SmallWorld.Lines(green, red);
        foreach (var line in lines)
        {
            line.Header("X-Payload-Digest-Alg").ShouldBe("HMAC_SHA256_HEX");
            var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Senders.KycSecret), Encoding.UTF8.GetBytes(line.RawBody));
            line.Header("X-Payload-Digest").ShouldBe(Convert.ToHexStringLower(digest));
        }

        lines[0].Body.GetProperty("reviewResult").GetRawText().ShouldBe("""{"reviewAnswer":"GREEN"}""");
        lines[0].Body.GetProperty("externalUserId").GetString().ShouldBe(SmallWorld.Ids.UserId(7));
        lines[0].Body.GetProperty("createdAtMs").GetString().ShouldBe("2026-01-05 08:00:00.123");
        lines[0].Body.GetProperty("applicantId").GetString().ShouldBe(SmallWorld.Ids.ApplicantId(7));
        lines[1].Body.GetProperty("reviewResult").GetProperty("reviewAnswer").GetString().ShouldBe("RED");
        lines[1].Body.GetProperty("reviewResult").GetProperty("rejectLabels").GetArrayLength().ShouldBe(1);
        lines[1].Body.TryGetProperty("externalUserId", out _).ShouldBeFalse();
    }
}
