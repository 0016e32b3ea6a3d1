namespace Cairn.Import.Decoding;

/// <summary>
/// Reads numbers as people and programs of different countries write them: 1249.90, 1,249.90, 1.249,90, 1 249,90 and
/// 1'249.90. What could be two numbers (1.249) is one only once the column's decimal mark is known.
/// </summary>
internal static class NumberText
{
    /// <summary>More bytes than any number that is stored has, grouped and with its sign.</summary>
    public const int MaxLength = 64;

    private const byte Blank = (byte)' ', Point = (byte)'.', Comma = (byte)',', Apostrophe = (byte)'\'';
    private const int GroupSize = 3;

    /// <summary>Writes the number with a point before its decimals and no groups.</summary>
    /// <param name="text">The text, without blanks around it.</param>
    /// <param name="mark">What stands before decimals in its column; null: not known.</param>
    /// <param name="plain">Filled with the plain number; at least <see cref="MaxLength"/> bytes.</param>
    /// <param name="length">How many bytes were written.</param>
    public static NumberForm Read(ReadOnlySpan<byte> text, char? mark, Span<byte> plain, out int length)
    {
        length = 0;
        Span<byte> folded = stackalloc byte[MaxLength];
        if (text.Length > MaxLength || !TryFold(text, folded, out var size))
            return NumberForm.None;
        var number = folded[..size];
        var sign = number.Length > 0 && number[0] is (byte)'-' or (byte)'+' ? number[..1] : [];
        number = number[sign.Length..];
        var shape = Shape.Of(number);
        if (!shape.IsNumber)
            return NumberForm.None;
        if (shape.Mark == 0 && shape.IsEither && mark is null)
            return NumberForm.Either;
        var decimals = shape.IsEither ? (mark == number[shape.Last] ? shape.Last : -1) : shape.Decimals;
        if (mark is not null && shape.Mark != 0 && shape.Mark != mark)
            return NumberForm.OtherMark;
        if (sign.Length > 0 && sign[0] == '-')
            plain[length++] = (byte)'-';
        for (var i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit((char)number[i]))
                plain[length++] = number[i];
            else if (i == decimals)
                plain[length++] = Point;
        }
        return NumberForm.Number;
    }

    /// <summary>The decimal mark that the text proves; null when it proves none.</summary>
    public static char? MarkOf(ReadOnlySpan<byte> text)
    {
        Span<byte> folded = stackalloc byte[MaxLength];
        if (text.Length > MaxLength || !TryFold(text, folded, out var size))
            return null;
        var shape = Shape.Of(folded[..size].TrimStart("+-"u8));
        return shape is { IsNumber: true, Mark: not 0 } ? (char)shape.Mark : null;
    }

    /// <summary>Brings the blanks, apostrophes and minus signs that Unicode has into one form each.</summary>
    private static bool TryFold(ReadOnlySpan<byte> text, Span<byte> folded, out int size)
    {
        size = 0;
        while (!text.IsEmpty)
        {
            var (written, used) = text[0] < 0x80 ? (text[0], 1)
                : text.StartsWith("\u00A0"u8) ? (Blank, 2)
                : text.StartsWith("\u202F"u8) || text.StartsWith("\u2009"u8) ? (Blank, 3)
                : text.StartsWith("\u2019"u8) ? (Apostrophe, 3)
                : text.StartsWith("\u2212"u8) ? ((byte)'-', 3)
                : ((byte)0, 0);
            if (used == 0)
                return false;
            folded[size++] = written;
            text = text[used..];
        }
        return true;
    }

    /// <summary>Where the separators of a number stand, and what they can mean.</summary>
    /// <param name="IsNumber">Whether it can be a number at all.</param>
    /// <param name="IsEither">Whether its only separator may stand before decimals as well as before thousands.</param>
    /// <param name="Mark">The decimal mark that it proves; 0: none.</param>
    /// <param name="Decimals">Where the decimal mark stands; -1: nowhere.</param>
    /// <param name="Last">Where the last separator stands; -1: nowhere.</param>
    private readonly record struct Shape(bool IsNumber, bool IsEither, byte Mark, int Decimals, int Last)
    {
        public static Shape Of(ReadOnlySpan<byte> number)
        {
            var last = number.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (last < 0)
                return new Shape(number.Length > 0, false, 0, -1, -1);
            var (separator, behind) = (number[last], number.Length - last - 1);
            var before = number[..last];
            var other = before.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            var isDecimalSign = separator is Point or Comma;
            if (other < 0)
                return OfOne(number, last, isDecimalSign, behind);
            if (!IsGrouped(before, before[other]))
                return default;
            // The same sign twice groups; so the decimals, if there were any, would stand behind the other one.
            if (before[other] == separator)
                return behind == GroupSize ? new Shape(true, false, OppositeOf(separator), -1, last) : default;
            return isDecimalSign ? new Shape(true, false, separator, last, last) : default;
        }

        private static Shape OfOne(ReadOnlySpan<byte> number, int at, bool isDecimalSign, int behind)
        {
            if (!isDecimalSign)
                return new Shape(IsGroupSign(number[at]) && at is > 0 and <= GroupSize && behind == GroupSize, false, 0, -1, at);
            if (at + behind == 0)
                return default;
            if (behind == GroupSize && at is > 0 and <= GroupSize && number[0] != '0')
                return new Shape(true, true, 0, -1, at);
            return new Shape(true, false, number[at], at, at);
        }

        private static bool IsGrouped(ReadOnlySpan<byte> whole, byte separator)
        {
            if (separator is not (Point or Comma) && !IsGroupSign(separator))
                return false;
            for (var isFirst = true; ; isFirst = false)
            {
                var at = whole.IndexOf(separator);
                var group = at < 0 ? whole : whole[..at];
                if (group.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 || group.IsEmpty || group.Length > GroupSize || (!isFirst && group.Length != GroupSize))
                    return false;
                if (at < 0)
                    return true;
                whole = whole[(at + 1)..];
            }
        }

        private static bool IsGroupSign(byte sign) => sign is Blank or Apostrophe;

        private static byte OppositeOf(byte sign) => sign switch { Point => Comma, Comma => Point, _ => 0 };
    }
}
