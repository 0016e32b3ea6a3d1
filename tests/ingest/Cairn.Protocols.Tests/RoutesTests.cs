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
    [InlineData("/v1/t", Dialect.Segment)]
    [InlineData("/v1/m", Dialect.Segment)]
    [InlineData("/beacon/v1/batch", Dialect.RudderStack)]
    [InlineData("/v1/merge", Dialect.RudderStack)]
    [InlineData("/com.snowplowanalytics.snowplow/tp2", Dialect.Snowplow)]
    [InlineData("/e/", Dialect.PostHog)]
    [InlineData("/i/v0/e/", Dialect.PostHog)]
    [InlineData("/capture", Dialect.PostHog)]
    [InlineData("/decide/?v=3", Dialect.PostHog)]
    [InlineData("/mp/collect?x=1", Dialect.MeasurementProtocol)]
    [InlineData("/debug/mp/collect", Dialect.MeasurementProtocolDebug)]
    [InlineData("/v1/cloudevents", Dialect.CloudEvents)]
    [InlineData("/v1/webhook/twilio", Dialect.Webhook)]
    [InlineData("/api/send", Dialect.Unknown)]
    public void The_dialect_is_known_whatever_the_body(string path, Dialect dialect) => Decode.Dialect(path, "[").ShouldBe((dialect, false));

    [Theory]
    [InlineData("""{"api_key":"k","batch":[{"event":"x"}]}""", Dialect.PostHog)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}],"api_key":"k"}""", Dialect.PostHog)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}],"writeKey":"k"}""", Dialect.Segment)]
    [InlineData("""{"batch":[{"type":"track","event":"x"}]}""", Dialect.Segment)]
    public void Where_two_share_a_path_the_body_tells(string body, Dialect dialect)
    {
        Decode.Dialect("/batch/", body).Dialect.ShouldBe(dialect);
        Decode.One("/batch/", body).Name.ShouldBe("x");
        Decode.Dialect("/v1/batch", body).Dialect.ShouldBe(Dialect.Segment);
    }

    [Theory]
    [InlineData("/v1/merge", """{"mergeProperties":[]}""")]
    [InlineData("/v1/audiencelist", "{}")]
    [InlineData("/flags/?v=2", "{}")]
    [InlineData("/decide/", "{}")]
    [InlineData("/s/", """{"api_key":"k","event":"$snapshot"}""")]
    [InlineData("/debug/mp/collect", "{}")]
    public void What_carries_no_call_is_left_out(string path, string body) => Decode.All(path, body).Single().LeftOut.ShouldBe(LeftOutReasons.NoCall);

    [Theory]
    [InlineData("/v1/i")]
    [InlineData("/v1/projects/K/settings")]
    [InlineData("/array/K/config.js")]
    [InlineData("/pixel/v2/track")]
    [InlineData("/nothing")]
    public void A_GET_that_is_no_picture_is_left_out(string path)
    {
        Decode.All(path, "", method: "GET").Single().LeftOut.ShouldBe(LeftOutReasons.NoCall);
        Decode.Dialect(path, "", "GET").IsPixel.ShouldBeFalse();
    }
}
