using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Segment;

public sealed class SegmentBatchTests
{
    [Fact]
    public void Every_call_of_a_batch_is_read_with_what_the_batch_says_for_all()
    {
        var calls = Decode.All("/v1/batch", """
            {"batch":[{"type":"track","event":"A","timestamp":"2026-01-05T07:00:00Z"},
                      {"type":"page","context":{"campaign":{"source":"own"}}},
                      {"type":"identify","userId":"u1","timestamp":"2026-01-05T06:59:00Z","sentAt":"2026-01-05T07:00:00Z"}],
             "context":{"campaign":{"source":"shared","medium":"m"},"device":{"type":"ios"}},
             "sentAt":"2026-01-05T07:00:01Z"}
            """);
        calls.Select(call => call.Event.Name).ShouldBe(["A", "Page Viewed", "$identify"]);
        calls[0].Event.OccurredAt.ShouldBe(Decode.Time("2026-01-05T07:59:59.123Z"));
        calls[2].Event.OccurredAt.ShouldBe(Decode.Time("2026-01-05T07:59:00.123Z"));
        calls.Take(2).Select(call => (call.Event.Traffic.UtmSource, call.Event.Traffic.UtmMedium)).ShouldBe([("shared", "m"), ("own", "m")]);
        calls.ShouldAllBe(call => call.Event.Platform == "ios");
    }

    [Theory]
    [InlineData("7", "body_unreadable")]
    [InlineData("null", "body_unreadable")]
    [InlineData("{}", "call_type")]
    [InlineData("""{"type":"delete"}""", "call_type")]
    [InlineData("""{"type":"track"}""", "event_missing")]
    [InlineData("""{"type":"track","event":"x","timestamp":true}""", "time_unreadable")]
    public void A_bad_call_costs_only_itself(string bad, string code)
    {
        var calls = Decode.All("/v1/b", $$"""{"batch":[{"type":"track","event":"A"},{{bad}},{"type":"track","event":"B"}]}""");
        calls.Select(call => call.Problem?.Code).ShouldBe([null, code, null]);
        (calls[0].Event.Name, calls[1].Event.Source, calls[2].Event.Name).ShouldBe(("A", "web", "B"));
    }

    [Fact]
    public void A_call_that_is_nested_too_deep_costs_only_itself()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        var calls = Decode.All("/v1/b", $$"""{"batch":[{"type":"track","event":"A","x":{{deep}}},{"type":"track","event":"B"}]}""");
        calls.Select(call => call.Problem?.Code).ShouldBe(["body_unreadable", null]);
    }

    [Theory]
    [InlineData("/com.snowplowanalytics.snowplow/tp2", """{"data":[{"e":"pv"},{"e":"pv","x":*},{"e":"pv"}]}""")]
    [InlineData("/batch/", """{"api_key":"k","batch":[{"event":"x"},{"event":"x","properties":{"x":*}},{"event":"x"}]}""")]
    [InlineData("/mp/collect", """{"events":[{"name":"x"},{"name":"x","params":{"x":*}},{"name":"x"}]}""")]
    [InlineData("/v1/cloudevents", """[{"specversion":"1.0","id":"1","source":"s","type":"t"},{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"x":*}},{"specversion":"1.0","id":"1","source":"s","type":"t"}]""")]
    public void So_it_is_in_every_format(string path, string body)
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        Decode.All(path, body.Replace("*", deep)).Select(call => call.Problem?.Code).ShouldBe([null, "body_unreadable", null]);
    }

    [Theory]
    [InlineData("""{"batch":{}}""", "body_unreadable")]
    [InlineData("""{"calls":[]}""", "body_unreadable")]
    [InlineData("""[{"type":"track"}]""", "body_unreadable")]
    [InlineData("""{"batch":[{]}""", "body_unreadable")]
    [InlineData("""{"batch":[]} x""", "body_unreadable")]
    [InlineData("""{"batch":[{"type":"page"}],"sentAt":"never"}""", "time_unreadable")]
    public void What_is_no_batch_says_so(string body, string code) => Decode.Problem("/v1/batch", body).Code.ShouldBe(code);

    [Fact]
    public void A_batch_has_2500_calls_at_most()
    {
        static string Batch(int calls) => $$"""{"batch":[{{string.Join(',', Enumerable.Repeat("""{"type":"page"}""", calls))}}]}""";
        Decode.All("/v1/batch", Batch(2500)).Count.ShouldBe(2500);
        Decode.Problem("/v1/batch", Batch(2501)).Code.ShouldBe("too_many_calls");
    }

    [Fact]
    public void Of_a_member_that_stands_twice_the_last_holds()
    {
        var e = Decode.One("/v1/b", """{"batch":[],"batch":[{"type":"track","event":"x","event":"y","properties":{"value":1,"order_id":"o"},"properties":{"total":2}}]}""");
        (e.Name, e.Value, e.OrderId, e.Properties).ShouldBe(("y", 2m, "", """{"total":2}"""));
    }

    [Fact]
    public void An_empty_batch_is_no_acts() =>
        Decode.All("/v1/batch", """{"batch":[]}""").Single().SuppressedReason.ShouldBe(SuppressionReasons.EmptyBatch);

    [Fact]
    public void A_call_cut_out_of_its_batch_is_a_request_that_gives_the_same_event()
    {
        const string Body = """{ "sentAt":"2026-01-05T07:00:01Z", "batch" : [ {"type":"page","messageId":"m0"} , {"type":"track","event":"ü","timestamp":"2026-01-05T07:00:00Z"} ], "context":{"device":{"type":"ios"}} }""";
        var decoder = new RequestDecoder();
        decoder.Open(Decode.Request("/v1/batch", Body)).ShouldBe(2);
        var call = new Call();
        decoder.Read(1, call);
        var room = new byte[Encoding.UTF8.GetByteCount(Body)];
        var alone = Encoding.UTF8.GetString(room, 0, decoder.CutOut(1, room));
        alone.ShouldBe("""{ "sentAt":"2026-01-05T07:00:01Z", "batch" : [{"type":"track","event":"ü","timestamp":"2026-01-05T07:00:00Z"}], "context":{"device":{"type":"ios"}} }""");
        JsonSerializer.Serialize(Decode.All("/v1/batch", alone).Single().Event).ShouldBe(JsonSerializer.Serialize(call.Event));
    }
}
