namespace Cairn.Model.Tests;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData("20GB", 20L << 30)]
    [InlineData("20GiB", 20L << 30)]
    [InlineData("20 gb", 20L << 30)]
    [InlineData("1.5MB", 3L << 19)]
    [InlineData("64k", 64L << 10)]
    [InlineData("4096", 4096)]
    [InlineData("17B", 17)]
    [InlineData("0", 0)]
    public void A_number_with_a_unit_is_a_number_of_bytes(string text, long bytes) => ByteText.Read(text).ShouldBe(bytes);

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("i")]
    [InlineData("iB")]
    [InlineData("-1GB")]
    [InlineData("1.3B")]
    [InlineData("5iB")]
    [InlineData("1e3")]
    [InlineData("20 gigabytes")]
    [InlineData("99999999999TB")]
    public void Anything_else_is_none(string text) => ByteText.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("20GB")]
    [InlineData("896MB")]
    [InlineData("1500B")]
    [InlineData("0B")]
    public void What_is_written_is_read_again(string text) => ByteText.Write(ByteText.Read(text)!.Value).ShouldBe(text);
}
