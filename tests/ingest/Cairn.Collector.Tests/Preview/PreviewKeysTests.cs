using Cairn.Collector.Preview;
using Cairn.Model;

namespace Cairn.Collector.Tests.Preview;

public sealed class PreviewKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-preview-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_issued_can_be_read_and_fits_where_write_keys_go()
    {
        var keys = PreviewKeys.OfFolder(_folder);
        foreach (var key in new[] { new PreviewKey("w", "t", 0), new PreviewKey(new string('s', 100), new string('t', 32), long.MaxValue) })
        {
            var text = keys.Issue(key);
            text.Length.ShouldBeLessThanOrEqualTo(256);
            text.ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_');
            keys.Read(text).ShouldBe(key);
            PreviewKeys.OfFolder(_folder).Read(text).ShouldBe(key);
        }
    }

    [Fact]
    public void No_single_bit_of_it_can_be_changed()
    {
        var keys = PreviewKeys.OfFolder(_folder);
        var text = keys.Issue(new PreviewKey("web", "test", 1_800_000_000_000));
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text.AsSpan(PreviewKeys.Prefix.Length));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            keys.Read(PreviewKeys.Prefix + System.Buffers.Text.Base64Url.EncodeToString(bytes)).ShouldBeNull();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("ä")]
    [InlineData("123456789012345678901234567890123")]
    public void A_test_id_that_no_header_could_carry_is_rejected(string testId) =>
        Should.Throw<UserException>(() => PreviewKeys.OfFolder(_folder).Issue(new PreviewKey("web", testId, 1)));
}
