using System.Text;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests;

public sealed class RequestDecoderTests
{
    private static readonly (string Path, string Body)[] Seeds =
    [
        ("/v1/t", """{"event":"Order Completed","userId":"u1","timestamp":"2026-01-05T07:00:00Z","sentAt":"2026-01-05T07:00:01Z","properties":{"value":1.5,"products":[{"a":1}]},"context":{"page":{"url":"https://s/?a=%20"},"campaign":{"name":"ü\u00fc"}}}"""),
        ("/v1/batch", """{"batch":[{"type":"identify","userId":"u1","traits":{"email":"a@b.example"}},{"type":"alias","previousId":"x","userId":"u1"}],"sentAt":"2026-01-05T07:00:01Z","context":{"device":{"type":"ios"}}}"""),
        ("/v1/webhook/sendgrid", """[{"email":"a@b.example","timestamp":1767599000,"event":"click","url":"https://s/?utm_source=x","sg_message_id":"m"},{"event":"open"}]"""),
        ("/v1/webhook/twilio", "MessageSid=SM2&SmsStatus=received&From=%2B491701234567&Body=Yes+please"),
        ("/com.snowplowanalytics.snowplow/tp2", """{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"ue","eid":"1","dtm":"1795297520785","stm":"1795297520795","duid":"d","ue_pr":"{\"schema\":\"iglu:s/u/j/1-0-0\",\"data\":{\"schema\":\"iglu:com.acme/clicked/j/1\",\"data\":{\"x\":1}}}","co":"{\"data\":[{\"schema\":\"iglu:a/client_session/j/1\",\"data\":{\"userId\":\"u\"}},{\"schema\":\"iglu:a/b/j/1\",\"data\":{}}]}"},{"e":"se","se_ac":"a","se_va":"1","ue_px":"eyJ9"}]}"""),
        ("/e/?_=1767599999000", """{"api_key":"k","batch":[{"uuid":"1","event":"$pageview","properties":{"distinct_id":"u1","$is_identified":true,"$current_url":"https://s/?a","utm_source":null,"value":1,"$set":{"email":"a@b.example"}},"timestamp":"2026-01-05T07:00:00Z"},{"event":"$create_alias","properties":{"alias":"a","distinct_id":7}},{"event":"x","offset":12}],"sent_at":"2026-01-05T07:00:01Z"}"""),
        ("/mp/collect?api_secret=s", """{"client_id":"c","user_id":"u","timestamp_micros":1767599999000000,"consent":{"ad_user_data":"GRANTED"},"events":[{"name":"purchase","params":{"value":1.5,"currency":"EUR","transaction_id":"t","items":[{"item_id":"i"}],"session_id":7}},{"name":"x"}]}"""),
        ("/v1/cloudevents", """[{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-01-05T07:00:00Z","data":{"userId":"u","value":1}},{"specversion":"1.0","id":"2","source":"s","type":"t","data_base64":"eyJhIjoxfQ=="}]"""),
        ("/v1/webhook/sumsub", """{"type":"applicantReviewed","applicantId":"ap1","reviewResult":{"reviewAnswer":"RED","rejectLabels":["A"]},"createdAtMs":"2026-01-04 10:00:00.500"}"""),
    ];

    [Theory]
    [InlineData("/v2/track")]
    [InlineData("/v1/webhook/unknown")]
    [InlineData("/")]
    [InlineData("")]
    public void An_unknown_path_says_which_are_known(string path)
    {
        var problem = Decode.Problem(path, "{}");
        problem.Code.ShouldBe("unknown_path");
        problem.Reason.ShouldContain("/v1/track");
    }

    [Fact]
    public void Preflights_and_the_clients_own_figures_are_no_acts()
    {
        Decode.All("/v1/t", "", method: "OPTIONS").Single().SuppressedReason.ShouldBe(SuppressionReasons.NoCall);
        Decode.All("/v1/m", """{"series":[]}""").Single().SuppressedReason.ShouldBe(SuppressionReasons.ClientMetrics);
    }

    [Fact]
    public void A_request_without_source_time_or_body_is_wrong()
    {
        Decode.Problem("/v1/t", "").Code.ShouldBe("body_unreadable");
        Decode.All("/v1/t", "{}", at: "1970-01-01T00:00:00Z").Single().Problem!.Code.ShouldBe("time_out_of_bounds");
        var decoder = new RequestDecoder();
        var request = Decode.Request("/v1/t", "{}");
        request.Source = "";
        decoder.Open(request);
        var call = new Call();
        decoder.Read(0, call);
        call.Problem!.Code.ShouldBe("source_missing");
    }

    [Fact]
    public void A_call_is_read_afresh_after_another()
    {
        var decoder = new RequestDecoder();
        var call = new Call();
        decoder.Open(Decode.Request("/v1/t", """{"event":"x","userId":"u1","properties":{"value":1,"order_id":"o"},"context":{"traits":{"email":"a@b.example"},"page":{"url":"https://s/"}}}"""));
        decoder.Read(0, call);
        decoder.Open(Decode.Request("/v1/t", """{"event":"y"}"""));
        decoder.Read(0, call);
        var e = call.Event;
        (e.Name, e.UserId, e.Value, e.OrderId, e.Identifiers.Count, e.Traffic.PageUrl, e.Properties).ShouldBe(("y", "", null, "", 0, "", "{}"));
    }

    /// <summary>Bytes are changed, cut and doubled at random; whatever comes, there is an answer and no exception.</summary>
    [Fact]
    public void Nothing_that_is_sent_throws()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var decoder = new RequestDecoder();
        var call = new Call();
        for (var i = 0; i < 20_000; i++)
        {
            var (path, text) = Seeds[i % Seeds.Length];
            var request = Decode.Request(path, "");
            request.Body = Mutate(random, Encoding.UTF8.GetBytes(text));
            Should.NotThrow(() => WriteKey.Find("", path, request.Body.Span), $"seed {seed}");
            Should.NotThrow(() => MeasurementProtocolCheck.Check(request.Body, request.ReceivedAt), $"seed {seed}");
            var count = Should.NotThrow(() => decoder.Open(request), $"seed {seed}");
            for (var index = 0; index < count; index++)
                Should.NotThrow(() => decoder.Read(index, call), $"seed {seed}, {Encoding.UTF8.GetString(request.Body.Span)}");
        }
    }

    [Fact]
    public void No_pictures_address_throws()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        string[] seeds =
        [
            "/i?e=ue&eid=1&dtm=1795297520785&ue_px=eyJzY2hlbWEiOiJpZ2x1OmEvYi9jL2QiLCJkYXRhIjp7fX0&cx=eyJ9&url=https%3A%2F%2Fs%2F",
            "/v1/pixel/track?data=eyJldmVudCI6IngiLCJwcm9wZXJ0aWVzIjp7ImEiOjF9fQ%3D%3D",
            "/pixel/v1/page?anonymousId=a&context.page.url=%ED%A0%80&properties.a.b.c=1&properties.a=2&.=3",
        ];
        var (decoder, call) = (new RequestDecoder(), new Call());
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutate(random, Encoding.UTF8.GetBytes(seeds[i % seeds.Length]));
            // One char a byte, so that half surrogate pairs and control characters come too.
            var path = i % 3 == 0 ? Encoding.UTF8.GetString(bytes) : string.Concat(bytes.Select(value => (char)(value > 0xF0 ? 0xD800 + value : value)));
            var request = Decode.Request(path, "", method: "GET");
            Should.NotThrow(() => WriteKey.Find("", path, default), $"seed {seed}, {path}");
            var count = Should.NotThrow(() => decoder.Open(request), $"seed {seed}, {path}");
            for (var index = 0; index < count; index++)
                Should.NotThrow(() => decoder.Read(index, call), $"seed {seed}, {path}");
        }
    }

    internal static byte[] Mutate(Random random, byte[] bytes)
    {
        for (var times = random.Next(1, 6); times > 0 && bytes.Length > 1; times--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes = bytes[..at]; break;
                case 2: bytes = [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]]; break;
                default: bytes[at] = (byte)"{}[]\",:\\0tn"[random.Next(11)]; break;
            }
        }
        return bytes;
    }
}
