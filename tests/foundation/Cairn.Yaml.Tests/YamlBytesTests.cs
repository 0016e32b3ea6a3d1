using System.Text;

namespace Cairn.Yaml.Tests;

public sealed class YamlBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_missing_file_and_a_folder_are_told_apart()
    {
        MistakesOf("no/such/file.yaml").ShouldHaveSingleItem().What.ShouldBe("there is no such file");
        MistakesOf(_folder.Path).ShouldHaveSingleItem().What.ShouldBe("this is a folder");
    }

    [Fact]
    public void a_fault_of_the_whole_file_has_no_line() =>
        MistakesOf("no/such/file.yaml").ShouldHaveSingleItem().Place.ShouldBe("no/such/file.yaml");

    [Fact]
    public void bytes_that_are_not_utf8_are_named_with_line_and_column()
    {
        var path = _folder.File("x.yaml", [.. "name: shop\nowner: J"u8, 0xFC, .. "rgen\n"u8]);
        MistakesOf(path).ShouldHaveSingleItem().ShouldBe(new YamlMistake(path, 2, 9, "0xFC is not valid UTF-8", "Save the file as UTF-8."));
    }

    [Fact]
    public void utf16_and_binary_files_are_told_apart()
    {
        MistakesOf(_folder.File("little.yaml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name: shop")]))
            .ShouldHaveSingleItem().What.ShouldBe("the file is UTF-16");
        MistakesOf(_folder.File("big.yaml", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("name: shop")]))
            .ShouldHaveSingleItem().What.ShouldBe("the file is UTF-16");
        MistakesOf(_folder.File("program", [0x7F, 0x45, 0x4C, 0x46, 0, 0])).ShouldHaveSingleItem().What.ShouldBe("a zero byte: this is not a text file");
    }

    [Fact]
    public void a_file_may_be_as_large_as_the_bound_and_no_larger()
    {
        var path = _folder.File("x.yaml", Enumerable.Repeat((byte)'#', YamlBytes.MaximumBytes).ToArray());
        MistakesOf(path).ShouldBeEmpty();
        File.AppendAllText(path, "#");
        MistakesOf(path).ShouldHaveSingleItem().What.ShouldContain("4,194,305 bytes");
    }

    [Fact]
    public void a_byte_order_mark_is_no_text()
    {
        var mistakes = new MistakeList("x.yaml");
        YamlBytes.Decode([.. Encoding.UTF8.Preamble, .. "name: shop"u8], mistakes).ShouldBe("name: shop");
        mistakes.Count.ShouldBe(0);
    }

    private static IReadOnlyList<YamlMistake> MistakesOf(string path)
    {
        var mistakes = new MistakeList(path);
        if (YamlBytes.Read(path, mistakes) is { } bytes)
            _ = YamlBytes.Decode(bytes, mistakes);
        return mistakes.InOrder();
    }
}
