using Cairn.Model;

namespace Cairn.Protocols.Tests;

/// <summary>A text that was cut in the middle of an emoji holds nothing back: it is fixed and flagged.</summary>
public sealed class HalfCharacterTests
{
    private const string Half = @"\ud83d";

    [Theory]
    [InlineData("/v1/track", """{"type":"track","event":"E","anonymousId":"a","properties":{"products":[{"name":"Mug HALF"}]}}""")]
    [InlineData("/v1/track", """{"type":"track","event":"E","anonymousId":"a HALF"}""")]
    [InlineData("/v1/batch", """{"batch":[{"type":"track","event":"E HALF","anonymousId":"a"}]}""")]
    [InlineData("/v1/identify", """{"userId":"u","traits":{"name":"HALF"}}""")]
    [InlineData("/i/v0/e", """{"api_key":"k","event":"E","distinct_id":"d","properties":{"t HALF":"HALF"}}""")]
    [InlineData("/com.snowplowanalytics.snowplow/tp2", """{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"ue","p":"web","duid":"d","eid":"1","ue_pr":"{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":{\"schema\":\"iglu:com.acme/bought/jsonschema/1-0-0\",\"data\":{\"x\":\"\HALF\"}}}"}]}""")]
    public void A_call_with_half_a_character_is_read_and_flagged(string path, string body)
    {
        var calls = Decode.All(path, body.Replace("HALF", Half));
        var call = calls.ShouldHaveSingleItem();
        call.Problem.ShouldBeNull();
        call.Event.Flags.ShouldBe(EventFlags.TextRepaired);
        call.Event.Properties.ShouldNotContain(Half);
    }

    [Fact]
    public void In_a_batch_only_the_call_that_has_it_is_flagged()
    {
        var calls = Decode.All("/v1/batch", $$"""{"batch":[{"type":"track","event":"A {{Half}}","anonymousId":"a"},{"type":"track","event":"B \ud83d\ude00","anonymousId":"a"}]}""");
        calls.Select(call => (call.Event.Name, call.Event.Flags)).ShouldBe([("A \uFFFD", "text_repaired"), ("B \ud83d\ude00", "")]);
    }
}
