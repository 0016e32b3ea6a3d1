using System.Text;

namespace Cairn.Protocols.Tests.Segment;

public sealed class SegmentPixelTests
{
    private const string Call = """{"writeKey":"K1","userId":"u1","event":"Email Opened","messageId":"m1","properties":{"subject":"ä"}}""";

    [Fact]
    public void A_pictures_address_holds_a_call()
    {
        var e = Decode.Pixel("/v1/pixel/track?data=" + Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Call))));
        (e.Name, e.UserId, e.MessageId, Decode.Property(e, "subject")).ShouldBe(("Email Opened", "u1", "m1", "ä"));
        Decode.WireProtocol("/v1/pixel/track?data=x", "", "GET").ShouldBe((WireProtocol.Segment, true));
    }

    [Fact]
    public void Base64_is_read_in_either_alphabet_with_or_without_padding()
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"event":"~~~???>>>"}""")).TrimEnd('=');
        Decode.Pixel("/v1/pixel/track?data=" + data).Name.ShouldBe("~~~???>>>");
        Decode.Pixel("/v1/pixel/t?data=" + data.Replace('+', '-').Replace('/', '_')).Name.ShouldBe("~~~???>>>");
        Decode.Pixel("/v1/pixel/track?data=" + Uri.EscapeDataString(Call)).Name.ShouldBe("Email Opened");
    }

    [Fact]
    public void Parameters_are_members_and_dots_lead_into_objects()
    {
        var e = Decode.Pixel("/v1/pixel/page?name=Home+Viewed&userId=u%201&context.page.url=https%3A%2F%2Fs%2F%3Fa&context.campaign.source=n&properties.a.b=1&properties.value=2.5&context.page.referrer=r&userId=second");
        (e.Name, e.PageName, e.UserId, e.Value).ShouldBe(("Page Viewed", "Home Viewed", "u 1", 2.5m));
        (e.Traffic.PageUrl, e.Traffic.Referrer, e.Traffic.UtmSource).ShouldBe(("https://s/?a", "r", "n"));
        e.Properties.ShouldBe("""{"a":{"b":"1"},"value":"2.5","name":"Home Viewed"}""");
    }

    [Theory]
    [InlineData("identify", "$identify")]
    [InlineData("group", "$group")]
    [InlineData("alias", "$identify")]
    [InlineData("screen", "Screen Viewed")]
    public void Every_call_has_a_picture(string kind, string name) => Decode.Pixel($"/v1/pixel/{kind}?userId=u1").Name.ShouldBe(name);

    [Theory]
    [InlineData("/v1/pixel/track?data=%21%21", "body_unreadable")]
    [InlineData("/v1/pixel/track?data=W10", "body_unreadable")]
    [InlineData("/v1/pixel/track?userId=u1", "event_missing")]
    [InlineData("/v1/pixel/track", "event_missing")]
    public void A_picture_that_holds_no_call_says_so_and_is_a_picture_still(string path, string code)
    {
        Decode.All(path, "", method: "GET").Single().Problem!.Code.ShouldBe(code);
        Decode.WireProtocol(path, "", "GET").IsPixel.ShouldBeTrue();
    }

    [Fact]
    public void A_picture_is_cut_out_as_nothing_because_its_path_is_all_of_it()
    {
        var decoder = new RequestDecoder();
        decoder.Open(Decode.Request("/v1/pixel/page?userId=u1", "", method: "GET")).ShouldBe(1);
        decoder.CutOut(0, []).ShouldBe(0);
    }
}
