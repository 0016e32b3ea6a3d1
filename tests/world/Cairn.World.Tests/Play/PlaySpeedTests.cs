using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class PlaySpeedTests
{
    [Theory]
    [InlineData("600x", 600)]
    [InlineData("0.5x", 0.5)]
    [InlineData("1000000x", 1_000_000)]
    [InlineData("max", double.PositiveInfinity)]
    public void a_speed_is_a_number_of_times_or_max(string text, double factor) => PlaySpeed.Parse(text).Factor.ShouldBe(factor);

    [Theory]
    [InlineData("600")]
    [InlineData("x")]
    [InlineData("0x")]
    [InlineData("-1x")]
    [InlineData("1e3x")]
    [InlineData("1000001x")]
    [InlineData("fast")]
    public void anything_else_is_told(string text) =>
        Should.Throw<WorldException>(() => PlaySpeed.Parse(text)).Message.ShouldBe($"'{text}' is no speed.");

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("https://collector.example.com/prefix")]
    public void a_collector_is_an_address_of_http(string text) => PlayOptions.ParseCollector(text).ShouldBe(new Uri(text));

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://a.example")]
    [InlineData("http://a.example/?key=1")]
    [InlineData("http://me:secret@a.example/")]
    [InlineData("/v1")]
    public void another_address_is_told(string text) => Should.Throw<WorldException>(() => PlayOptions.ParseCollector(text));
}
