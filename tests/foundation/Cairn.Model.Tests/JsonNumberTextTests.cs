using System.Text;

namespace Cairn.Model.Tests;

public sealed class JsonNumberTextTests
{
    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("12345.0", "12345")]
    [InlineData("12345.000", "12345")]
    [InlineData("1.2345e4", "12345")]
    [InlineData("1.2345E+4", "12345")]
    [InlineData("-0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("-7.0", "-7")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("12.5", "12.5")]
    [InlineData("1e-40", "1e-40")]
    [InlineData("1e400", "1e400")]
    public void One_number_is_one_text(string number, string text) => JsonNumberText.Of(Encoding.ASCII.GetBytes(number)).ShouldBe(text);
}
