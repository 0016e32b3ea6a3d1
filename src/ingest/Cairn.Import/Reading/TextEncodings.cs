using System.Text;
using System.Text.Unicode;
using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>
/// Finds how a file's characters are written. UTF-8 and UTF-16 show themselves; every other encoding is only likely, so
/// that the mapping has to say it.
/// </summary>
internal static class TextEncodings
{
    /// <summary>What most files are that are neither UTF-8 nor UTF-16.</summary>
    public const string Likely = "windows-1252";

    private const string Utf8Name = "utf-8", LittleEndian = "utf-16", BigEndian = "utf-16BE";

    /// <summary>Characters that a text without order mark is judged by.</summary>
    private const int CharactersCounted = 4096;

    /// <summary>The names of what is found in practice, for whom to ask.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "utf-8", "utf-16", "utf-16BE", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1257",
        "iso-8859-1", "iso-8859-2", "iso-8859-9", "iso-8859-15", "us-ascii", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "koi8-r", "macintosh", "ibm850",
    ];

    /// <summary>The encoding of a registered name; null when there is none.</summary>
    public static Encoding? Find(string name)
    {
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } listed)
            return listed;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The name of the encoding to translate from; null for UTF-8.</summary>
    /// <param name="sample">The file's first bytes, decompressed.</param>
    /// <param name="isWhole">Whether they are all.</param>
    /// <param name="stated">What the mapping says; null: nothing.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="UserException">The bytes are in an encoding that only the mapping can say.</exception>
    public static string? Detect(ReadOnlySpan<byte> sample, bool isWhole, string? stated, string file)
    {
        if (sample.StartsWith("\uFEFF"u8))
            return null;
        if (sample.StartsWith(Encoding.Unicode.Preamble))
            return LittleEndian;
        if (sample.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return BigEndian;
        if (stated is not null)
            return string.Equals(Find(stated)!.WebName, Utf8Name, StringComparison.OrdinalIgnoreCase) ? null : stated;
        if (Utf16Order(sample) is { } order)
            return order;
        if (InvalidAt(sample, isWhole) is not { } at || HasLongCharacters(sample))
            return null;
        var line = 1 + sample[..at].Count((byte)'\n');
        throw new UserException(
            $"{file} is not written in UTF-8: byte 0x{sample[at]:X2} in line {line} begins no character",
            $"Say in the mapping how it is written: `file: {{ encoding: windows-1252 }}` is usual for files of Windows, where this byte is {In1252(sample[at])}; "
            + "with `encoding: utf-8` such lines go to quarantine.");
    }

    /// <summary>Whether the bytes are in an encoding that only a person can know.</summary>
    public static bool IsUnknown(ReadOnlySpan<byte> sample, bool isWhole) =>
        !sample.StartsWith(Encoding.Unicode.Preamble) && !sample.StartsWith(Encoding.BigEndianUnicode.Preamble) && Utf16Order(sample) is null
        && InvalidAt(sample, isWhole) is not null && !HasLongCharacters(sample);

    /// <summary>The bytes as UTF-8.</summary>
    public static Stream ToUtf8(Stream stream, string? encoding) => encoding is null
        ? stream
        : Encoding.CreateTranscodingStream(stream, Find(encoding)!, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>What the byte would be in Windows-1252.</summary>
    public static string In1252(byte value) => $"'{Find(Likely)!.GetString([value])}'";

    /// <summary>Where the first byte stands that UTF-8 does not allow; null: nowhere.</summary>
    public static int? InvalidAt(ReadOnlySpan<byte> text, bool isWhole)
    {
        if (Utf8.IsValid(text))
            return null;
        var at = 0;
        while (at < text.Length)
        {
            var status = Rune.DecodeFromUtf8(text[at..], out _, out var used);
            if (status != System.Buffers.OperationStatus.Done)
                return status == System.Buffers.OperationStatus.NeedMoreData && !isWhole ? null : at;
            at += used;
        }
        return null;
    }

    /// <summary>Whether the text has a character of several bytes that UTF-8 allows: then it is UTF-8, and what is wrong in it is damage.</summary>
    private static bool HasLongCharacters(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAnyInRange((byte)0x80, (byte)0xFF); at >= 0; at = NextLong(text, at + 1))
            if (Rune.DecodeFromUtf8(text[at..], out _, out _) == System.Buffers.OperationStatus.Done)
                return true;
        return false;
    }

    private static int NextLong(ReadOnlySpan<byte> text, int from)
    {
        var next = text[from..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return next < 0 ? -1 : from + next;
    }

    /// <summary>UTF-16 without order mark: most texts have many characters below 256, whose upper byte is 0.</summary>
    private static string? Utf16Order(ReadOnlySpan<byte> sample)
    {
        var (even, odd) = (0, 0);
        var characters = Math.Min(sample.Length / 2, CharactersCounted);
        for (var i = 0; i < characters; i++)
        {
            even += sample[2 * i] == 0 ? 1 : 0;
            odd += sample[2 * i + 1] == 0 ? 1 : 0;
        }
        return characters < 2 ? null
            : odd > characters * 3 / 5 && even == 0 ? LittleEndian
            : even > characters * 3 / 5 && odd == 0 ? BigEndian
            : null;
    }
}
