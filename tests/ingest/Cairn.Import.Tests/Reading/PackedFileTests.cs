using System.IO.Compression;
using System.Security.Cryptography;
using Cairn.Import.Reading;
using Cairn.Model;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Cairn.Import.Tests.Reading;

public sealed class PackedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    public async Task A_gzip_file_that_was_cut_is_rejected_before_anything_is_stored(int missing)
    {
        var whole = Gzip(RandomNumberGenerator.GetBytes(50_000));
        var problem = await Should.ThrowAsync<UserException>(() => VerifyAsync(whole[..^missing]));
        problem.Message.ShouldContain("is not whole");
        problem.Remedy.ShouldContain("again");
    }

    [Fact]
    public async Task A_gzip_file_that_is_whole_passes() =>
        await VerifyAsync(Gzip(RandomNumberGenerator.GetBytes(300_000)));

    [Fact]
    public async Task Gzip_files_that_were_joined_pass() =>
        await VerifyAsync([.. Gzip(RandomNumberGenerator.GetBytes(200_000)), .. Gzip([1, 2, 3])]);

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public async Task Joined_gzip_files_that_were_cut_are_rejected(int missing)
    {
        byte[] joined = [.. Gzip(RandomNumberGenerator.GetBytes(60_000)), .. Gzip(RandomNumberGenerator.GetBytes(50_000))];
        (await Should.ThrowAsync<UserException>(() => VerifyAsync(joined[..^missing]))).Message.ShouldContain("is not whole");
    }

    [Fact]
    public async Task A_gzip_file_with_a_wrong_byte_is_rejected()
    {
        var damaged = Gzip(new byte[100_000]);
        damaged[^6] ^= 1; // in the checksum
        (await Should.ThrowAsync<UserException>(() => VerifyAsync(damaged))).Message.ShouldContain("is not whole");
    }

    [Fact]
    public async Task Zstandard_files_that_are_whole_or_were_joined_pass()
    {
        var whole = Zstandard(RandomNumberGenerator.GetBytes(300_000));
        await VerifyAsync(whole);
        await VerifyAsync([.. whole, .. Zstandard([1, 2, 3])]);
        Read([.. Zstandard([1, 2]), .. Zstandard([3])]).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40_000)]
    public async Task A_zstandard_file_that_was_cut_is_rejected(int missing)
    {
        var whole = Zstandard(RandomNumberGenerator.GetBytes(50_000));
        (await Should.ThrowAsync<UserException>(() => VerifyAsync(whole[..^missing]))).Message.ShouldContain("end in the middle of a frame");
        (await Should.ThrowAsync<UserException>(() => VerifyAsync([.. whole, .. whole[..^missing]]))).Message.ShouldContain("end in the middle of a frame");
    }

    [Fact]
    public async Task A_zstandard_file_with_a_wrong_byte_is_rejected()
    {
        var damaged = Zstandard(RandomNumberGenerator.GetBytes(50_000));
        damaged[^1] ^= 1; // in the checksum
        (await Should.ThrowAsync<UserException>(() => VerifyAsync(damaged))).Message.ShouldContain("the Zstandard data are damaged");
    }

    private async Task VerifyAsync(byte[] content)
    {
        var path = Path.Combine(_folder.Path, "log.csv.gz");
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        await PackedFile.VerifyAsync(LogFile.Inspect(path), TestContext.Current.CancellationToken);
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Zstandard(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var frame = new CompressionStream(packed))
        {
            frame.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
            frame.Write(plain);
        }
        return packed.ToArray();
    }

    private byte[] Read(byte[] packed)
    {
        using var stream = LogFile.Inspect(_folder.File("read.zst", packed)).Open();
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
