using System.Text;
using Cairn.Import.Tests.Decoding;
using Cairn.Model;

namespace Cairn.Import.Tests.Reading;

public sealed class TextEncodingTests
{
    private const string Text = "Zeit;Käufer;Größe;Wert\n2024-01-01;Müller;groß;5\n2024-01-02;Meier;klein;6\n";
    private const string Mapping = "source: test\nevent: purchase\ntime: { column: Zeit, zone: UTC }\nidentifiers: { user_id: Käufer }\nvalue: Wert\ncurrency: { constant: EUR }\nproperties: { size: Größe }\n";

    static TextEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252", "file: { encoding: windows-1252 }")]
    [InlineData("iso-8859-15", "file: { encoding: iso-8859-15 }")]
    [InlineData("ibm850", "file: { encoding: ibm850 }")]
    [InlineData("utf-16", "")]
    [InlineData("utf-16BE", "")]
    [InlineData("utf-8", "")]
    public async Task Every_encoding_gives_the_same_rows(string encoding, string file)
    {
        foreach (var mark in (bool[])[true, false])
        {
            var bytes = Encoding.GetEncoding(encoding).GetBytes(Text);
            var records = await Decode.RunAsync([.. mark ? Encoding.GetEncoding(encoding).GetPreamble() : [], .. bytes], Mapping + file);
            records.Select(record => $"{record.Line} {record.Event.UserId} {record.Event.Value} {record.Event.Properties}")
                .ShouldBe(["2 Müller 5 {\"size\":\"groß\"}", "3 Meier 6 {\"size\":\"klein\"}"]);
        }
    }

    [Fact]
    public async Task An_encoding_that_only_a_person_can_know_is_asked_for()
    {
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync(Encoding.GetEncoding("windows-1252").GetBytes(Text), Mapping));
        problem.Message.ShouldContain("is not written in UTF-8: byte 0xE4 in line 1 begins no character");
        problem.Remedy.ShouldContain("`file: { encoding: windows-1252 }` is usual for files of Windows, where this byte is 'ä'");
    }

    [Fact]
    public async Task A_damaged_line_of_a_file_in_utf8_goes_to_quarantine_alone()
    {
        byte[] damaged = [.. Encoding.UTF8.GetBytes(Text), .. "2024-01-03;"u8, 0xFF, .. ";x;7\n"u8];
        (await Decode.RunAsync(damaged, Mapping)).Select(record => record.Outcome.Rejection?.Code).ShouldBe([null, null, "invalid_utf8"]);
    }

    [Fact]
    public async Task A_header_that_cannot_be_read_is_not_passed_over()
    {
        byte[] damaged = [.. "Zeit;K"u8, 0xFF, .. ";Größe;Wert\n2024-01-01;ä;b;5\n"u8];
        (await Should.ThrowAsync<UserException>(() => Decode.RunAsync(damaged, Mapping))).Message.ShouldContain("cannot be read as a header: byte 7 of the record is not valid UTF-8");
    }

    [Fact]
    public async Task An_unknown_encoding_is_a_mistake_with_the_nearest() =>
        (await Should.ThrowAsync<UserException>(() => Decode.RunAsync(Text, Mapping + "file: { encoding: windows-1225 }")))
            .Message.ShouldContain("file.encoding is 'windows-1225', which is no known encoding. Did you mean 'windows-1252'?");
}
