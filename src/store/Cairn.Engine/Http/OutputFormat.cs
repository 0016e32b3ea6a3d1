using Cairn.Engine.Chdb;

namespace Cairn.Engine.Http;

/// <summary>
/// chDB formats each block of a running SELECT as a document of its own. Formats whose documents can be joined are
/// streamed, with the repeated heads cut off; the others are only sent when the whole answer is known.
/// </summary>
internal static class OutputFormat
{
    private enum Head
    {
        None,
        OneLine,
        TwoLines,
        OneCsvLine,
        TwoCsvLines,
        Names,
        NamesAndTypes,
    }

    private static readonly Dictionary<string, Head> Streamable = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TabSeparated"] = Head.None, ["TSV"] = Head.None, ["TabSeparatedRaw"] = Head.None, ["TSVRaw"] = Head.None,
        ["CSV"] = Head.None, ["JSONEachRow"] = Head.None, ["JSONLines"] = Head.None, ["NDJSON"] = Head.None,
        ["JSONStringsEachRow"] = Head.None, ["JSONCompactEachRow"] = Head.None, ["JSONCompactStringsEachRow"] = Head.None,
        ["RowBinary"] = Head.None, ["Native"] = Head.None, ["LineAsString"] = Head.None, ["TSKV"] = Head.None,
        ["TabSeparatedWithNames"] = Head.OneLine, ["TSVWithNames"] = Head.OneLine,
        ["TabSeparatedWithNamesAndTypes"] = Head.TwoLines, ["TSVWithNamesAndTypes"] = Head.TwoLines,
        ["JSONCompactEachRowWithNames"] = Head.OneLine, ["JSONCompactEachRowWithNamesAndTypes"] = Head.TwoLines,
        ["JSONCompactStringsEachRowWithNames"] = Head.OneLine, ["JSONCompactStringsEachRowWithNamesAndTypes"] = Head.TwoLines,
        ["CSVWithNames"] = Head.OneCsvLine, ["CSVWithNamesAndTypes"] = Head.TwoCsvLines,
        ["RowBinaryWithNames"] = Head.Names, ["RowBinaryWithNamesAndTypes"] = Head.NamesAndTypes,
    };

    public static bool IsStreamable(string format) => Streamable.ContainsKey(format);

    /// <summary>Length of the head that each document of a streamable format begins with, in bytes.</summary>
    /// <exception cref="ChdbException">The document has no complete head.</exception>
    public static int HeadLength(string format, ReadOnlySpan<byte> document)
    {
        var length = Streamable[format] switch
        {
            Head.OneLine => Lines(document, 1, mayQuote: false),
            Head.TwoLines => Lines(document, 2, mayQuote: false),
            Head.OneCsvLine => Lines(document, 1, mayQuote: true),
            Head.TwoCsvLines => Lines(document, 2, mayQuote: true),
            Head.Names => Texts(document, 1),
            Head.NamesAndTypes => Texts(document, 2),
            _ => 0,
        };
        return length >= 0 ? length : throw new ChdbException($"a block of format {format} has no complete head");
    }

    private static int Lines(ReadOnlySpan<byte> document, int count, bool mayQuote)
    {
        var isQuoted = false;
        for (var i = 0; i < document.Length; i++)
        {
            if (mayQuote && document[i] == (byte)'"') isQuoted = !isQuoted;
            if (document[i] == (byte)'\n' && !isQuoted && --count == 0) return i + 1;
        }

        return -1;
    }

    /// <summary>RowBinary's head: the number of columns, then their names and perhaps their types, each with its length.</summary>
    private static int Texts(ReadOnlySpan<byte> document, int textsPerColumn)
    {
        var at = 0;
        if (!TryReadLength(document, ref at, out var columns)) return -1;
        for (var i = 0; i < columns * textsPerColumn; i++)
        {
            if (!TryReadLength(document, ref at, out var length) || document.Length - at < length) return -1;
            at += length;
        }

        return at;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> bytes, ref int at, out int length)
    {
        length = 0;
        for (var shift = 0; at < bytes.Length && shift < 28; shift += 7)
        {
            var part = bytes[at++];
            length |= (part & 0x7F) << shift;
            if (part < 0x80) return true;
        }

        return false;
    }
}
