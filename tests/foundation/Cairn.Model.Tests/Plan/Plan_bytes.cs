using System.Text;
using Cairn.Yaml;
using Cairn.Plan;

namespace Cairn.Model.Tests.Plan;

public sealed class Plan_bytes : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void of_a_missing_file_say_so()
    {
        var mistake = PlanFile.Read("no/such/plan.yaml").Mistakes.ShouldHaveSingleItem();
        mistake.What.ShouldBe("there is no such file");
        mistake.Place.ShouldBe("no/such/plan.yaml");
    }

    [Fact]
    public void of_a_folder_say_so() =>
        PlanFile.Read(Path.GetTempPath()).Mistakes.ShouldHaveSingleItem().What.ShouldBe("this is a folder");

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    public void of_an_empty_plan_say_how_to_begin(string text)
    {
        var mistake = Read(Encoding.UTF8.GetBytes(text)).ShouldHaveSingleItem();
        mistake.What.ShouldBe("the file is empty");
        (mistake.Line, mistake.Column).ShouldBe((1, 1));
    }

    [Fact]
    public void that_are_not_utf8_name_the_line_and_column()
    {
        var mistake = Read([.. "name: shop\nowner: J"u8, 0xFC, .. "rgen\n"u8]).ShouldHaveSingleItem();
        mistake.ShouldBe(new YamlMistake(_path, 2, 9, "0xFC is not valid UTF-8", "Save the file as UTF-8."));
    }

    [Fact]
    public void of_utf16_and_of_binary_files_are_told_apart()
    {
        Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name: shop")])
            .ShouldHaveSingleItem().What.ShouldBe("the file is UTF-16");
        Read([0x7F, 0x45, 0x4C, 0x46, 0, 0]).ShouldHaveSingleItem().What.ShouldBe("a zero byte: this is not a text file");
    }

    [Fact]
    public void beyond_the_bound_are_not_read()
    {
        using (var file = File.OpenWrite(_path))
            file.SetLength(PlanFile.MaximumBytes + 1);
        PlanFile.Read(_path).Mistakes.ShouldHaveSingleItem().What.ShouldContain("4,194,305 bytes");
    }

    [Fact]
    public void may_begin_with_a_byte_order_mark_and_end_lines_the_windows_way()
    {
        var text = Plans.Head + "events:\n  Viewed: { phase: discovery, value: 0.1 }\n";
        Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n"))]).ShouldBeEmpty();
    }

    [Fact]
    public void make_the_digest()
    {
        var text = Plans.Head + "events:\n  Viewed: { phase: discovery, value: 0.1 }\n";
        File.WriteAllText(_path, text);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_path)));
        PlanFile.Load(_path).Digest.ShouldBe(digest);
        PlanFile.Parse(text, "x").Plan!.Digest.ShouldBe(digest);
        PlanFile.Parse(text + "# changed\n", "x").Plan!.Digest.ShouldNotBe(digest);
    }

    private IReadOnlyList<YamlMistake> Read(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        return PlanFile.Read(_path).Mistakes;
    }
}
