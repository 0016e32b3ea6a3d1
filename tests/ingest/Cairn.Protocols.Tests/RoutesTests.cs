using Cairn.Model;

namespace Cairn.Protocols.Tests;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("/v1/batch")]
    [InlineData("/v1/batch/b")]
    [InlineData("/v1/b")]
    [InlineData("/batch/b")]
    [InlineData("/batch/b/")]
    [InlineData("/b")]
    [InlineData("/b/?x=1")]
    [InlineData("//b")]
    [InlineData("/v1//b")]
    [InlineData("/v1/v1/b")]
    [InlineData("/v1/import")]
    [InlineData("/beacon/v1/batch?writeKey=k")]
    public void A_batch_may_come_by_any_path_that_a_host_setting_makes(string path) =>
        Decode.One(path, """{"batch":[{"type":"track","event":"x"}]}""").Name.ShouldBe("x");

    [Theory]
    [InlineData("/batch/t")]
    [InlineData("/v1/v1/track")]
    [InlineData("//v1/t/")]
    public void A_call_may_too(string path) => Decode.One(path, """{"event":"x"}""").Name.ShouldBe("x");

    [Theory]
    [InlineData("/v1/t", WireProtocol.Segment)]
    [InlineData("/v1/m", WireProtocol.Segment)]
    [InlineData("/beacon/v1/batch", WireProtocol.RudderStack)]
    [InlineData("/v1/merge", WireProtocol.RudderStack)]
    [InlineData("/com.snowplowanalytics.snowplow/tp2", WireProtocol.Snowplow)]
    [InlineData("/e/", WireProtocol.PostHog)]
    [InlineData("/i/v0/e/", WireProtocol.PostHog)]
    [InlineData("/capture", WireProtocol.PostHog)]
    [InlineData("/decide/?v=3", WireProtocol.PostHog)]
    [InlineData("/mp/collect?x=1", WireProtocol.MeasurementProtocol)]
    [InlineData("/debug/mp/collect", WireProtocol.MeasurementProtocolDebug)]
    [InlineData("/v1/cloudevents", WireProtocol.CloudEvents)]
    [InlineData("/v1/webhook/twilio", WireProtocol.Webhook)]
    [InlineData("/api/send", WireProtocol.Unknown)]
    public void The_dialect_is_known_whatever_the_body(string path, WireProtocol protocol) => Decode.WireProtocol(path, "[").ShouldBe((protocol, false));

    [Theory]
    [InlineData("""{"api_key":"k","batch":[{"event":"x"}]}""", WireProtocol.PostHog)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}],"api_key":"k"}""", WireProtocol.PostHog)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}],"writeKey":"k"}""", WireProtocol.Segment)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}]}""", WireProtocol.Segment)]
    public void Where_two_share_a_path_the_body_tells(string body, WireProtocol protocol)
    {
        Decode.WireProtocol("/batch/", body).WireProtocol.ShouldBe(protocol);
        Decode.One("/batch/", body).Name.ShouldBe("x");
        Decode.WireProtocol("/v1/batch", body).WireProtocol.ShouldBe(WireProtocol.Segment);
    }

    [Theory]
    [InlineData("/v1/merge", """{"mergeProperties":[]}""")]
    [InlineData("/v1/audiencelist", "{}")]
    [InlineData("/flags/?v=2", "{}")]
    [InlineData("/decide/", "{}")]
    [InlineData("/s/", """{"api_key":"k","event":"$snapshot"}""")]
    [InlineData("/debug/mp/collect", "{}")]
    public void What_carries_no_call_is_no_acts(string path, string body) => Decode.All(path, body).Single().SuppressedReason.ShouldBe(SuppressionReasons.NoCall);

    [Theory]
    [InlineData("/v1/i")]
    [InlineData("/v1/projects/K/settings")]
    [InlineData("/array/K/config.js")]
    [InlineData("/pixel/v2/track")]
    [InlineData("/nothing")]
    public void A_GET_that_is_no_picture_is_no_acts(string path)
    {
        Decode.All(path, "", method: "GET").Single().SuppressedReason.ShouldBe(SuppressionReasons.NoCall);
        Decode.WireProtocol(path, "", "GET").IsPixel.ShouldBeFalse();
    }
}
