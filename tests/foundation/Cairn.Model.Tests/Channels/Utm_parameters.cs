using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

public class Utm_parameters
{
    [Fact]
    public void are_read_and_decoded() =>
        UtmParameters.From("https://s.example/p?utm_source=news+letter&utm_medium=e%2Dmail&UTM_Campaign=fr%C3%BChling&utm_content=a%26b&utm_term=%22x%22&gclid=G1#utm_source=no")
            .ShouldBe(new UtmParameters("news letter", "e-mail", "frühling", "a&b", "\"x\"", "gclid", "G1"));

    [Theory]
    [InlineData("")]
    [InlineData("https://s.example/")]
    [InlineData("https://s.example/?")]
    [InlineData("https://s.example/?utm_source=&utm_medium&=x&&")]
    [InlineData("?q=1")]
    public void are_empty_where_there_are_none(string url) => UtmParameters.From(url).ShouldBe(UtmParameters.None);

    [Fact]
    public void take_the_first_value_that_is_not_empty() =>
        UtmParameters.From("?utm_source=&utm_source=a&utm_source=b").Source.ShouldBe("a");

    [Fact]
    public void are_found_in_addresses_of_single_page_applications() =>
        UtmParameters.From("https://s.example/#/shop?utm_source=a").Source.ShouldBe("a");

    [Theory]
    [InlineData("?fbclid=f&gclid=g", "gclid")]
    [InlineData("?gclid=g&fbclid=f", "gclid")]
    [InlineData("?FBCLID=f", "fbclid")]
    [InlineData("?gclid=", "")]
    public void prefer_the_click_id_that_only_ads_carry(string url, string type) => UtmParameters.From(url).ClickIdType.ShouldBe(type);

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%zz", "%zz")]
    [InlineData("a%00b%0Ac", "abc")]
    [InlineData("%2520", "%20")]
    public void survive_what_cannot_be_decoded(string value, string read) => UtmParameters.From("?utm_source=" + value).Source.ShouldBe(read);

    [Fact]
    public void are_bounded()
    {
        UtmParameters.From("?utm_source=" + new string('x', 5000)).Source.Length.ShouldBe(UtmParameters.MaximumValueLength);
        UtmParameters.From("?a=" + new string('x', UtmParameters.MaximumUrlLength) + "&utm_source=late").ShouldBe(UtmParameters.None);
    }

    [Fact]
    public void fill_only_what_the_event_leaves_open()
    {
        var url = "https://s.example/?utm_source=a&utm_medium=b&gclid=g";
        var filled = UtmParameters.Fill(new TrafficSource { PageUrl = url });
        (filled.UtmSource, filled.UtmMedium, filled.ClickIdType, filled.ClickId).ShouldBe(("a", "b", "gclid", "g"));

        var named = UtmParameters.Fill(new TrafficSource { PageUrl = url, UtmSource = "mine", ClickIdType = "fbclid", ClickId = "f" });
        (named.UtmSource, named.UtmMedium, named.ClickIdType).ShouldBe(("mine", "", "fbclid"));

        var silent = new TrafficSource { PageUrl = "https://s.example/?page=2" };
        UtmParameters.Fill(silent).ShouldBeSameAs(silent);
    }

    [Fact]
    public void survive_random_urls()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++)
        {
            var url = "https://s.example/?utm_source=" + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0xFFFF)));
            var found = Should.NotThrow(() => UtmParameters.From(url), $"seed {seed}");
            found.Source.Length.ShouldBeLessThanOrEqualTo(UtmParameters.MaximumValueLength);
            Should.NotThrow(() => Hosts.Of(url[18..]), $"seed {seed}");
        }
    }
}
