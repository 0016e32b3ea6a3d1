namespace Cairn.Model.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("400ms", 400)]
    [InlineData("90s", 90_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("30m", 1_800_000)]
    [InlineData("2w", 1_209_600_000)]
    [InlineData("0s", 0)]
    public void A_number_with_a_unit_is_a_duration(string text, double milliseconds) =>
        DurationText.Read(text).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1e3s")]
    [InlineData("5y")]
    [InlineData("99999999999999999999w")]
    public void Anything_else_is_none(string text) => DurationText.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("7d")]
    [InlineData("400ms")]
    [InlineData("130s")]
    [InlineData("12h")]
    [InlineData("0s")]
    public void What_is_written_is_read_again(string text) => DurationText.Write(DurationText.Read(text)!.Value).ShouldBe(text);
}
