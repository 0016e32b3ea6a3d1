using System.Text;

namespace Cairn.Protocols.Tests;

public sealed class WriteKeyTests
{
    private const string Segments = """{"batch":[{"properties":{"token":"USDC"}}],"writeKey":"in body"}""";

    [Theory]
    [InlineData("Basic SzE6", "K1")]
    [InlineData("basic SzE6cGFzcw==", "K1")]
    [InlineData("Basic SzE=", "K1")]
    [InlineData("Bearer K1", "K1")]
    [InlineData("Bearer  K1 ", "K1")]
    [InlineData("Basic ?", "in body")]
    [InlineData("Basic Og==", "in body")]
    [InlineData("Bearer aaa.bbb.ccc", "in body")]
    [InlineData("Digest x", "in body")]
    [InlineData("", "in body")]
    public void The_header_goes_first(string header, string key) => WriteKey.Find(header, "/v1/batch", Encoding.UTF8.GetBytes(Segments)).ShouldBe(key);

    [Theory]
    [InlineData("/beacon/v1/batch?writeKey=K%201", "K 1")]
    [InlineData("/v1/batch?write_key=K1", "K1")]
    [InlineData("/mp/collect?measurement_id=G-1&api_secret=S1", "S1")]
    [InlineData("/e/?ip=1&_=1795297595&api_key=P1", "P1")]
    [InlineData("/e/?token=P1", "P1")]
    [InlineData("/i?e=pv&aid=web1", "web1")]
    [InlineData("/v1/pixel/track?data=eyJ3cml0ZUtleSI6IksxIn0", "K1")]
    [InlineData("/pixel/v1/track?event=x&writeKey=K1", "K1")]
    [InlineData("/v1/batch?aid=web1", "")]
    [InlineData("/e/?_=1795297595", "")]
    [InlineData("/v1/pixel/track?data=!", "")]
    public void The_query_goes_before_the_body(string path, string key) => WriteKey.Find("", path, []).ShouldBe(key);

    [Theory]
    [InlineData("""{"api_key":"P1","batch":[]}""", "P1")]
    [InlineData("""{"token":"P1","event":"x"}""", "P1")]
    [InlineData("""{"batch":[{"properties":{"token":"P1"}},{"properties":{"token":"P2"}}]}""", "P1")]
    [InlineData("""[{"event":"x","properties":{"token":"P1"}}]""", "P1")]
    [InlineData("""[{"api_key":"P1"}]""", "P1")]
    [InlineData("""{"event":"x","properties":{"a":{"token":"no"},"token":"P1"}}""", "P1")]
    [InlineData("""{"schema":"s","data":[{"e":"pv","aid":"web1"},{"aid":"web2"}]}""", "web1")]
    [InlineData("""{"writeKey":"a","writeKey":"b"}""", "b")]
    [InlineData("""{"writeKey":null,"api_key":7,"token":""}""", "")]
    [InlineData("""{"writeKey":"a","x":[""", "a")]
    [InlineData("""{"writeKey":"\ud800"}""", "")]
    [InlineData("""{"properties":[],"batch":{},"data":[]}""", "")]
    [InlineData("[]", "")]
    [InlineData("x", "")]
    [InlineData("", "")]
    public void The_body_is_looked_through(string body, string key) => WriteKey.Find("", "/batch", Encoding.UTF8.GetBytes(body)).ShouldBe(key);

    [Fact]
    public void What_somebody_else_wrote_names_no_key()
    {
        WriteKey.Find("", "/v1/webhook/sumsub", """{"token":"x"}"""u8).ShouldBe("");
        WriteKey.Find("", "/v1/cloudevents", """{"token":"x"}"""u8).ShouldBe("");
        WriteKey.Find("", "/v1/webhook/sumsub?writeKey=K1", """{"token":"x"}"""u8).ShouldBe("K1");
    }

    [Fact]
    public void A_key_that_is_too_long_is_none()
    {
        WriteKey.Find("Bearer " + new string('k', WriteKey.MaxLength + 1), "/v1/t", []).ShouldBe("");
        WriteKey.Find("Basic " + new string('k', 5000), "/v1/t", []).ShouldBe("");
        WriteKey.Find("", "/v1/t?writeKey=" + new string('k', 5000), []).ShouldBe("");
    }
}
