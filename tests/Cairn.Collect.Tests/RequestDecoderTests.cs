using System.Text;

namespace Cairn.Collect.Tests;

public sealed class RequestDecoderTests
{
    private static readonly (string Path, string Body)[] Seeds =
    [
        ("/v1/t", """{"event":"Order Completed","userId":"u1","timestamp":"2026-01-05T07:00:00Z","sentAt":"2026-01-05T07:00:01Z","properties":{"value":1.5,"products":[{"a":1}]},"context":{"page":{"url":"https://s/?a=%20"},"campaign":{"name":"ü\u00fc"}}}"""),
        ("/v1/batch", """{"batch":[{"type":"identify","userId":"u1","traits":{"email":"a@b.example"}},{"type":"alias","previousId":"x","userId":"u1"}],"sentAt":"2026-01-05T07:00:01Z","context":{"device":{"type":"ios"}}}"""),
        ("/v1/webhook/sendgrid", """[{"email":"a@b.example","timestamp":1767599000,"event":"click","url":"https://s/?utm_source=x","sg_message_id":"m"},{"event":"open"}]"""),
        ("/v1/webhook/twilio", "MessageSid=SM2&SmsStatus=received&From=%2B491701234567&Body=Yes+please"),
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
    public void Preflights_and_the_clients_own_figures_are_left_out()
    {
        Decode.All("/v1/t", "", method: "OPTIONS").Single().LeftOut.ShouldBe(LeftOutReasons.NoCall);
        Decode.All("/v1/m", """{"series":[]}""").Single().LeftOut.ShouldBe(LeftOutReasons.ClientMetrics);
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
            var count = Should.NotThrow(() => decoder.Open(request), $"seed {seed}");
            for (var index = 0; index < count; index++)
                Should.NotThrow(() => decoder.Read(index, call), $"seed {seed}, {Encoding.UTF8.GetString(request.Body.Span)}");
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
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
