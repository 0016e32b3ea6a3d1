using Cairn.Attribution.Paths;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Paths;

public sealed class PathFileMapTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void every_key_sets_its_option()
    {
        var options = Read("path: way\nconversions: orders\nvalue: revenue\n\"null\": lost\nseparator: \"|\"\ndelimiter: \"\\t\"\n");

        options.ShouldBe(new PathFileOptions
        {
            PathColumn = "way", ConversionsColumn = "orders", ValueColumn = "revenue", NullColumn = "lost",
            Separator = "|", Delimiter = '\t',
        });
    }

    [Theory]
    [InlineData("way: path\n", "line 1, column 1: 'way' is not a key of a map")]
    [InlineData("path: a\ndelimiter: ;;\n", "line 2, column 12: ';;' is not a delimiter")]
    [InlineData("path: [a]\n", "line 1, column 7")]
    [InlineData("- path\n", "line 1, column 1")]
    [InlineData("path: \"a\n", "line 1")]
    public void a_mistake_is_named_with_its_place(string text, string message) =>
        Should.Throw<UserException>(() => Read(text)).Message.ShouldContain(message);

    [Fact]
    public void the_example_for_ChannelAttribution_is_valid()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "examples", "channelattribution.yaml")))
            at = at.Parent;

        var options = PathFileMap.Read(Path.Combine(at.FullName, "examples", "channelattribution.yaml"), new PathFileOptions());

        options.ConversionsColumn.ShouldBe("total_conversions");
        options.NullColumn.ShouldBe("total_null");
    }

    private PathFileOptions Read(string text)
    {
        File.WriteAllText(_file, text);
        return PathFileMap.Read(_file, new PathFileOptions());
    }
}
