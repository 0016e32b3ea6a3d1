using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Tests.Decoding;

namespace Cairn.Import.Tests.Reading;

/// <summary>Excel's first line <c>sep=;</c> is a declaration and no header.</summary>
public sealed class DelimiterLineTests
{
    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("sep=;\n", ';')]
    [InlineData("SEP=|\r", '|')]
    [InlineData("\uFEFFsep=\t\r\n", '\t')]
    [InlineData("\uFEFFsep=#\r\n", '#')]
    public async Task The_line_says_the_delimiter(string line, char delimiter)
    {
        var text = line + "time;user;event;value\r\n2024-01-01;u,v;purchase;5\r\n".Replace(';', delimiter);
        var record = (await Decode.RunAsync(text, Decode.Mapping)).Single();
        (record.Line, record.Event.UserId, record.Event.Value).ShouldBe((3, "u,v", 5m));
    }

    [Fact]
    public async Task It_is_told_and_works_without_a_header_and_in_utf16()
    {
        var text = "sep=;\r\n2024-01-01;u;purchase;5\r\n";
        byte[] content = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        var result = await Decode.TallyAsync(content, Decode.Mapping + "file: { columns: [time, user, event, value] }\n");
        result.Records.Single().Line.ShouldBe(2);
        result.Dialect.Describe().ShouldBe("semicolon-separated, utf-16, no header, 4 columns");
    }

    [Fact]
    public async Task A_column_of_that_name_is_none()
    {
        using var folder = new TemporaryFolder();
        var dialect = await new LogOpener().DetectAsync(LogFile.Inspect(folder.File("a.csv", "sep=;x,b\n1,2\n")), new ReadingOptions(), TestContext.Current.CancellationToken);
        (dialect.HasDelimiterLine, dialect.Columns.Count).ShouldBe((false, 2));
    }

    [Fact]
    public async Task The_public_case_is_read()
    {
        var folder = Repository.Shared("..", "cases", "sep-line");
        var result = await Decode.TallyAsync(await File.ReadAllBytesAsync(Path.Combine(folder, "sep.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, "map.yaml"), TestContext.Current.CancellationToken));
        result.Records.Select(record => (record.Event.Name, record.Event.Value)).ShouldBe([("Page Viewed", null), ("Order Completed", 100m)]);
    }
}
