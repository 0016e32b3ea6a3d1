namespace Cairn.Import.Reading;

/// <summary>Excel's first line <c>sep=;</c>, which says what the delimiter is and is no header.</summary>
internal static class DelimiterLine
{
    /// <summary>The delimiter that the text's first line declares; null when it declares none.</summary>
    /// <param name="text">The text's beginning, without byte order mark.</param>
    /// <param name="length">The line's length with its end; 0 when it is no such line.</param>
    public static char? Read(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 6 || !System.Text.Ascii.EqualsIgnoreCase(text[..4], "sep="u8) || text[4] >= 0x80)
            return null;
        var end = text[5..];
        length = end.StartsWith("\r\n"u8) ? 7 : end[0] is (byte)'\n' or (byte)'\r' ? 6 : 0;
        return length == 0 ? null : (char)text[4];
    }
}
