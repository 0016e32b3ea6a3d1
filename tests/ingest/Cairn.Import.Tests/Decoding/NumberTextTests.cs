using System.Text;
using Cairn.Import.Decoding;

namespace Cairn.Import.Tests.Decoding;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1249", null, "1249")]
    [InlineData("-12.50", null, "-12.50")]
    [InlineData("+12,5", null, "12.5")]
    [InlineData("2.502,90", null, "2502.90")]
    [InlineData("2,502.90", null, "2502.90")]
    [InlineData("1.249.000", null, "1249000")]
    [InlineData("1,249,000.5", null, "1249000.5")]
    [InlineData("1 249,50", null, "1249.50")]
    [InlineData("1\u00A0249,50", null, "1249.50")]
    [InlineData("1\u202F249\u202F000,5", null, "1249000.5")]
    [InlineData("1'249.50", null, "1249.50")]
    [InlineData("1\u2019249", null, "1249")]
    [InlineData("\u22125,00", null, "-5.00")]
    [InlineData("0.125", null, "0.125")]
    [InlineData("0,125", null, "0.125")]
    [InlineData("1234.567", null, "1234.567")]
    [InlineData("1.249", null, "Either")]
    [InlineData("12,500", null, "Either")]
    [InlineData("1.249", '.', "1.249")]
    [InlineData("1.249", ',', "1249")]
    [InlineData("1,249", '.', "1249")]
    [InlineData("1,249", ',', "1.249")]
    [InlineData("12.50", ',', "OtherMark")]
    [InlineData("12,50", '.', "OtherMark")]
    [InlineData("1.249.000", '.', "OtherMark")]
    [InlineData("1.24.000", null, "None")]
    [InlineData("1,2,3", null, "None")]
    [InlineData("1.249,50,1", null, "None")]
    [InlineData("12 50", null, "None")]
    [InlineData("1 249'000", null, "None")]
    [InlineData("", null, "None")]
    [InlineData(".", null, "None")]
    [InlineData("12,50 EUR", null, "None")]
    [InlineData("1e3", null, "None")]
    public void Numbers_are_read_as_they_are_written_or_not_at_all(string text, char? mark, string expected)
    {
        Span<byte> plain = stackalloc byte[NumberText.MaxLength];
        var form = NumberText.Read(Encoding.UTF8.GetBytes(text), mark, plain, out var length);
        (form == NumberForm.Number ? Encoding.UTF8.GetString(plain[..length]) : form.ToString()).ShouldBe(expected);
    }
}
