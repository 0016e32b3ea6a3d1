namespace Cairn.Protocols.Tests;

/// <summary>Whose User-Agent an event has: the visitor's, and never that of a server that speaks for him.</summary>
public sealed class VisitorAgentTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0", Crawler = "Mozilla/5.0 (compatible; Googlebot/2.1)";

    [Theory]
    [InlineData("", Browser, Browser)]
    [InlineData("", "Go-http-client/2.0", "")]
    [InlineData("", "okhttp/4.9.3", "")]
    [InlineData(Crawler, "Go-http-client/2.0", Crawler)]
    [InlineData(Crawler, Browser, Crawler)]
    public void It_is_what_the_call_states_else_a_browsers_own(string stated, string agent, string kept) =>
        Decode.One("/v1/track", $$$"""{"event":"x","userId":"u","context":{"userAgent":"{{{stated}}}"} }""", agent).UserAgent.ShouldBe(kept);

    [Fact]
    public void Each_client_states_it_in_its_own_way()
    {
        Decode.One("/batch/", $$$"""{"api_key":"k","batch":[{"event":"x","distinct_id":"d","properties":{"$raw_user_agent":"{{{Crawler}}}"} } ]}""").UserAgent.ShouldBe(Crawler);
        Decode.One("/com.snowplowanalytics.snowplow/tp2", $$"""{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"pv","duid":"d","ua":"{{Crawler}}"}]}""")
            .UserAgent.ShouldBe(Crawler);
    }

    [Theory]
    [InlineData("click", Crawler)]
    [InlineData("open", "")]
    public void A_mail_is_opened_through_proxies_and_clicked_by_the_visitors_own(string kind, string agent) =>
        Decode.One("/v1/webhook/sendgrid", $$"""[{"event":"{{kind}}","email":"a@b.example","timestamp":1767600000,"sg_message_id":"m","useragent":"{{Crawler}}"}]""")
            .UserAgent.ShouldBe(agent);
}
