using System.Globalization;
using System.Text;

namespace Cairn.Model;

/// <summary>JSON numbers that stand for a text, as an id does: what is one number is one text.</summary>
public static class JsonNumberText
{
    private const int MaxExactLength = 28;

    /// <summary>
    /// The digits of a whole number, however it is written: 12345, 12345.0 and 1.2345e4 are all <c>12345</c>. Any other number
    /// stays as it is written, and so does one of more than 28 characters.
    /// </summary>
    /// <param name="number">A number in JSON's grammar (RFC 8259, section 6), UTF-8.</param>
    public static string Of(ReadOnlySpan<byte> number)
    {
        var text = Encoding.ASCII.GetString(number);
        if (text != "-0" && text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return text;
        return text.Length <= MaxExactLength && !text.Contains("e-", StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value)
            ? (value == 0 ? 0 : value).ToString("0", CultureInfo.InvariantCulture)
            : text;
    }
}
