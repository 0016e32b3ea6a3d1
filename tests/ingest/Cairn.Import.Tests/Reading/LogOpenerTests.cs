using System.IO.Compression;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Tests.Reading;

public sealed class LogOpenerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1,5;2;3\n", ';')]
    [InlineData("a\tb\tc\n1\t2\t3\n", '\t')]
    [InlineData("a|b|c\n1|2,2|3\n", '|')]
    [InlineData("\"a,x\";b;c\n\"1,2,3,4\";2;3\n", ';')]
    public async Task The_delimiter_is_found(string content, char delimiter)
    {
        var dialect = await DetectAsync(_folder.File("a.csv", content));
        dialect.Delimiter.ShouldBe(delimiter);
        dialect.Columns.Count.ShouldBe(3);
        dialect.HasHeader.ShouldBeTrue();
    }

    [Fact]
    public async Task Json_lines_are_found_and_their_keys_are_the_columns()
    {
        var dialect = await DetectAsync(_folder.File("a.jsonl", "{\"a\":1,\"b\":{\"c\":\"x\"}}\n{\"d\":[1]}\n"));
        dialect.Format.ShouldBe(LogFormat.JsonLines);
        dialect.Columns.ShouldBe(["a", "b.c", "d"]);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public async Task Compressed_files_are_read_whatever_their_name_is(string kind)
    {
        var plain = _folder.File("a.csv", "a,b\n1,2\n");
        var packed = kind == "gz" ? Gzip(plain) : await ZstandardAsync(plain);
        var file = LogFile.Inspect(packed);
        var opener = new LogOpener();
        using var reader = await opener.OpenAsync(file, await opener.DetectAsync(file, new ReadingOptions(), Token), "", null, Token);
        var row = new Row();
        reader.Read(row).ShouldBeTrue();
        Csv.Fields(row).ShouldBe(["1", "2"]);
        reader.Read(row).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<UserException>(() => LogFile.Inspect("no/such.csv")).Message.ShouldBe("there is no file no/such.csv");

    [Fact]
    public void A_folder_is_no_file() =>
        Should.Throw<UserException>(() => LogFile.Inspect(_folder.Path)).Message.ShouldEndWith("is a folder");

    [Fact]
    public void An_empty_file_is_rejected() =>
        Should.Throw<UserException>(() => LogFile.Inspect(_folder.File("a.csv", ""))).Message.ShouldEndWith("a.csv is empty");

    [Fact]
    public async Task A_file_of_blanks_is_rejected() => (await FailureAsync(" \n\n\t\n"u8.ToArray())).ShouldContain("holds nothing but blanks");

    [Fact]
    public async Task A_binary_file_is_rejected_with_the_byte_that_tells() =>
        (await FailureAsync([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1])).ShouldContain("is no text: byte 5 is 0x00");

    [Fact]
    public async Task A_json_array_is_rejected() => (await FailureAsync("[{\"a\":1}]"u8.ToArray())).ShouldContain("is one JSON array");

    [Fact]
    public async Task A_damaged_archive_is_rejected() =>
        (await FailureAsync([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 1])).ShouldContain("cannot be decompressed");

    [Fact]
    public async Task Standard_input_longer_than_allowed_is_rejected_and_leaves_nothing_behind()
    {
        using var input = new MemoryStream(new byte[1000]);
        var problem = await Should.ThrowAsync<UserException>(() => StandardInput.KeepAsync(input, _folder.Path, 999, Token));
        problem.Message.ShouldBe("standard input is longer than 999 bytes");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<Dialect> DetectAsync(string path) => new LogOpener().DetectAsync(LogFile.Inspect(path), new ReadingOptions(), Token);

    private async Task<string> FailureAsync(byte[] content) =>
        (await Should.ThrowAsync<UserException>(() => DetectAsync(_folder.File("a", content)))).Message;

    private static string Gzip(string path)
    {
        var packed = path + ".bin";
        using var target = new GZipStream(File.Create(packed), CompressionLevel.Fastest);
        target.Write(File.ReadAllBytes(path));
        return packed;
    }

    /// <summary>A frame of one raw block (RFC 8878, 3.1.1), so that the test needs no compressor.</summary>
    private static async Task<string> ZstandardAsync(string path)
    {
        var content = await File.ReadAllBytesAsync(path, Token);
        byte[] header = [0x28, 0xB5, 0x2F, 0xFD, 0x20, (byte)content.Length, .. BitConverter.GetBytes((content.Length << 3) | 1).AsSpan(0, 3)];
        await File.WriteAllBytesAsync(path + ".bin", [.. header, .. content], Token);
        return path + ".bin";
    }
}
