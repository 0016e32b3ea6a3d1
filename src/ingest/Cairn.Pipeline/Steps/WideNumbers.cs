using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Writes numbers of properties so that the warehouse can read them. Its JSON functions find nothing at all in properties that
/// hold an integer beyond 64 bits (an amount in wei) or a number beyond a double's range, so that it would cost its neighbours.
/// </summary>
/// <remarks>
/// An integer beyond 64 bits is written with a fraction of 0, which is the same number in JSON (RFC 8259, section 6) and read as
/// a double; the digits stay. A number that no double holds becomes a text.
/// </remarks>
internal static class WideNumbers
{
    /// <summary>Every integer of fewer digits has 64 bits or less, and every number of fewer digits without exponent is a double.</summary>
    private const int MinDigits = 19;

    private const int MinExponentDigits = 3;
    private const int MaxDepth = 1000;

    private static readonly SearchValues<char> Exponent = SearchValues.Create("eE");

    /// <summary>Writes the far numbers of some properties anew.</summary>
    /// <param name="properties">A JSON object.</param>
    /// <param name="hasTexts">Whether any became a text.</param>
    /// <returns>The same object when there is no such number.</returns>
    public static string Repair(string properties, out bool hasTexts)
    {
        hasTexts = false;
        if (!HasLongRun(properties) && !HasLongExponent(properties))
            return properties;
        var utf8 = Encoding.UTF8.GetBytes(properties);
        var repaired = new ArrayBufferWriter<byte>(utf8.Length + MinDigits);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var written = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.Number || !IsFar(reader.ValueSpan, out var isDouble))
                continue;
            var (start, length) = ((int)reader.TokenStartIndex, reader.ValueSpan.Length);
            repaired.Write(utf8.AsSpan(written, start - written));
            written = start + length;
            if (!isDouble)
                repaired.Write("\""u8);
            repaired.Write(utf8.AsSpan(start, length));
            repaired.Write(isDouble ? ".0"u8 : "\""u8);
            hasTexts |= !isDouble;
        }
        repaired.Write(utf8.AsSpan(written));
        return written == 0 ? properties : Encoding.UTF8.GetString(repaired.WrittenSpan);
    }

    /// <param name="number">A JSON number.</param>
    /// <param name="isDouble">Whether a double can hold it, though with fewer digits.</param>
    private static bool IsFar(ReadOnlySpan<byte> number, out bool isDouble)
    {
        isDouble = double.IsFinite(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
        if (!isDouble)
            return true;
        if (number.IndexOfAny(".eE"u8) >= 0)
            return false;
        return !(Utf8Parser.TryParse(number, out ulong _, out var read) && read == number.Length)
            && !(Utf8Parser.TryParse(number, out long _, out read) && read == number.Length);
    }

    /// <summary>Looks at every 19th character alone, which a run of as many digits cannot escape.</summary>
    private static bool HasLongRun(ReadOnlySpan<char> text)
    {
        for (var at = MinDigits - 1; at < text.Length; at += MinDigits)
        {
            if (!char.IsAsciiDigit(text[at]))
                continue;
            var (from, to) = (at, at + 1);
            while (from > 0 && char.IsAsciiDigit(text[from - 1]))
                from--;
            while (to < text.Length && char.IsAsciiDigit(text[to]))
                to++;
            if (to - from >= MinDigits)
                return true;
        }
        return false;
    }

    private static bool HasLongExponent(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Exponent) is >= 0 and var at)
        {
            text = text[(at + 1)..];
            var digits = text.StartsWith('+') ? text[1..] : text;
            if (digits.Length >= MinExponentDigits && !digits[..MinExponentDigits].ContainsAnyExceptInRange('0', '9'))
                return true;
        }
        return false;
    }
}
