using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Cairn.Collector.Tests.Support;
using Cairn.Model;
using Cairn.State.Keys;

namespace Cairn.Collector.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Mail = """[{"event":"open","email":"a@shop.example","timestamp":1795297520,"sg_message_id":"m1","sg_event_id":"e1"}]""";
    private const string Review = """{"type":"applicantReviewed","applicantId":"a1","correlationId":"c1","reviewStatus":"completed","reviewResult":{"reviewAnswer":"GREEN"},"createdAtMs":"2026-11-21 10:00:00.000"}""";
    private const string Form = "MessageSid=SM1&MessageStatus=delivered&To=%2B4912&From=%2B4900";
    private const string Token = "token";

    [Fact]
    public async Task SendGrid_is_known_by_its_signature_over_the_raw_bytes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("mail", WebhookKind.SendGrid, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        string Sign(string text) => Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Task<HttpResponseMessage> Post(string body, string signature) => collector.PostAsync("/v1/webhook/sendgrid", body, null,
            ("X-Twilio-Email-Event-Webhook-Timestamp", "1795297520"), ("X-Twilio-Email-Event-Webhook-Signature", signature));

        await UntilStatusAsync(() => Post(Mail, Sign("1795297520" + Mail)), 200);
        collector.Stored()[^1].Source.ShouldBe("mail");
        using var changed = await Post(Mail + " ", Sign("1795297520" + Mail));
        await changed.ShouldRejectAsync(401, "signature_wrong");
        using var none = await Post(Mail, "");
        await none.ShouldRejectAsync(401, "signature_wrong");
        using var garbage = await Post(Mail, "!!!");
        await garbage.ShouldRejectAsync(401, "signature_wrong");
    }

    [Theory]
    [InlineData("https://collect.shop.example/v1/webhook/twilio", "https://collect.shop.example/v1/webhook/twilio")]
    [InlineData("https://collect.shop.example/v1/webhook/twilio", "https://collect.shop.example:443/v1/webhook/twilio")]
    [InlineData("", "{own}/v1/webhook/twilio")]
    public async Task Twilio_is_known_by_its_signature_over_address_and_fields(string stated, string signed)
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("sms", WebhookKind.Twilio, $"other\n{Token}\n", stated);
        var url = signed.Replace("{own}", collector.Host.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var signature = TwilioSignature(url + "From+4900MessageSidSM1MessageStatusdeliveredTo+4912");
        await UntilStatusAsync(() => collector.PostAsync("/v1/webhook/twilio", Form, null, ("X-Twilio-Signature", signature)), 200);
        collector.Stored()[^1].Source.ShouldBe("sms");
        using var changed = await collector.PostAsync("/v1/webhook/twilio", Form.Replace("SM1", "SM2", StringComparison.Ordinal), null, ("X-Twilio-Signature", signature));
        await changed.ShouldRejectAsync(401, "signature_wrong");
    }

    [Fact]
    public async Task Twilio_covers_a_body_that_is_no_form_by_its_hash()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("sms", WebhookKind.Twilio, Token);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Form)));
        var target = "/v1/webhook/twilio?bodySHA256=" + hash;
        var signature = TwilioSignature(collector.Host.Address.GetLeftPart(UriPartial.Authority) + target);
        await UntilStatusAsync(() => collector.PostAsync(target, Form, null, ("X-Twilio-Signature", signature)), 200);
        using var changed = await collector.PostAsync(target, Form + "&x=1", null, ("X-Twilio-Signature", signature));
        await changed.ShouldRejectAsync(401, "signature_wrong");
    }

    [Theory]
    [InlineData("HMAC_SHA256_HEX")]
    [InlineData("HMAC_SHA512_HEX")]
    [InlineData("HMAC_SHA1_HEX")]
    [InlineData("")]
    public async Task Sumsub_is_known_by_the_digest_that_it_names(string algorithm)
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("kyc", WebhookKind.Sumsub, "secret");
        Task<HttpResponseMessage> Post(string digest, string named) => named.Length == 0
            ? collector.PostAsync("/v1/webhook/sumsub", Review, null, ("X-Payload-Digest", digest))
            : collector.PostAsync("/v1/webhook/sumsub", Review, null, ("X-Payload-Digest", digest), ("X-Payload-Digest-Alg", named));
        var good = SumsubDigest(algorithm, Encoding.UTF8.GetBytes(Review));

        await UntilStatusAsync(() => Post(good, algorithm), 200);
        using var wrong = await Post(good[..^1] + (good[^1] == '0' ? '1' : '0'), algorithm);
        await wrong.ShouldRejectAsync(401, "signature_wrong");
        using var unknown = await Post(good, "HMAC_MD5_HEX");
        await unknown.ShouldRejectAsync(401, "signature_wrong");
    }

    [Fact]
    public async Task Without_a_secret_a_webhook_needs_a_key()
    {
        await using var collector = await TestCollector.StartAsync();
        using var none = await collector.PostAsync("/v1/webhook/sumsub", Review, null);
        await none.ShouldRejectAsync(401, "webhook_unknown");
        using var wrong = await collector.PostAsync("/v1/webhook/sumsub?writeKey=wk_no", Review, null);
        await wrong.ShouldRejectAsync(401, "key_unknown");
        using var keyed = await collector.PostAsync($"/v1/webhook/sumsub?writeKey={TestCollector.Key}", Review, null);
        ((int)keyed.StatusCode).ShouldBe(200);
        collector.Stored().ShouldHaveSingleItem().Source.ShouldBe("web");
    }

    [Fact]
    public async Task A_key_alone_does_not_do_where_the_source_has_a_secret()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("web", WebhookKind.Sumsub, "secret");
        await UntilStatusAsync(() => collector.PostAsync($"/v1/webhook/sumsub?writeKey={TestCollector.Key}", Review, null), 401);
    }

    [Fact]
    public async Task Of_several_sources_the_one_that_signed_is_taken()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.SetWebhook("one", WebhookKind.Sumsub, "secret one");
        collector.Store.SetWebhook("two", WebhookKind.Sumsub, "secret");
        var digest = SumsubDigest("HMAC_SHA256_HEX", Encoding.UTF8.GetBytes(Review));
        await UntilStatusAsync(() => collector.PostAsync("/v1/webhook/sumsub", Review, null, ("X-Payload-Digest", digest)), 200);
        collector.Stored()[^1].Source.ShouldBe("two");
    }

    [Fact]
    public void Settings_that_cannot_work_are_rejected_before_they_are_kept()
    {
        using var folder = new TemporaryFolder();
        var store = KeyStore.Open(folder.Path, TimeProvider.System);
        Should.Throw<UserException>(() => store.SetWebhook("mail", WebhookKind.SendGrid, "no key")).Message.ShouldContain("ECDSA");
        Should.Throw<UserException>(() => store.SetWebhook("sms", WebhookKind.Twilio, "\n")).Message.ShouldContain("0 secrets");
        Should.Throw<UserException>(() => store.SetWebhook("sms", WebhookKind.Twilio, "x", "no address")).Remedy.ShouldContain("--url");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        store.SetWebhook("mail", WebhookKind.SendGrid, key.ExportSubjectPublicKeyInfoPem()).Secrets.ShouldBe(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        store.RemoveWebhook("mail", WebhookKind.SendGrid).ShouldBeTrue();
        store.ListWebhooks().ShouldBeEmpty();
    }

    private static Task UntilStatusAsync(Func<Task<HttpResponseMessage>> post, int status) => Wait.UntilAsync(async () =>
    {
        using var answer = await post();
        return (int)answer.StatusCode == status;
    }, $"the webhook is answered {status}");

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    private static string TwilioSignature(string signed) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(signed)));

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Sumsub signs with where its settings say so.")]
    private static string SumsubDigest(string algorithm, byte[] body) => Convert.ToHexStringLower(algorithm switch
    {
        "HMAC_SHA512_HEX" => HMACSHA512.HashData("secret"u8, body),
        "HMAC_SHA1_HEX" => HMACSHA1.HashData("secret"u8, body),
        _ => HMACSHA256.HashData("secret"u8, body),
    });
}
