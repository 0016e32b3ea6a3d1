using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cairn.Attribution.Paths;

/// <summary>
/// Numbers as the tools that write path files write them: 12, 12.0, 1e+05 (R), always with a decimal point, with or
/// without spaces around.
/// </summary>
internal static class NumberField
{
    /// <summary>Reads a whole number; 12.0 and 1e+05 are whole numbers too.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out long count)
    {
        text = text.Trim((byte)' ');
        if (Utf8Parser.TryParse(text, out count, out var read) && read == text.Length)
            return true;
        if (!TryMoney(text, out var number) || number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue)
            return false;
        count = (long)number;
        return true;
    }

    /// <summary>Reads a decimal number.</summary>
    public static bool TryMoney(ReadOnlySpan<byte> text, out decimal value)
    {
        const NumberStyles Styles =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        text = text.Trim((byte)' ');
        if (text is [(byte)'0'])
        {
            value = 0;
            return true;
        }

        return decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A field for a message: its first characters.</summary>
    public static string Show(ReadOnlySpan<byte> text) =>
        text.Length <= 40 ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..40]) + "...";
}
