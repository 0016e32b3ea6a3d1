using System.Globalization;
using System.Text;

namespace Cairn.Model;

/// <summary>
/// Fixes what JSON's grammar allows and Unicode does not: an escape of half a surrogate pair (RFC 8259, section 8.2), which is
/// what a text that was cut in the middle of an emoji ends in. It becomes U+FFFD, the replacement character; the length stays.
/// </summary>
public static class HalfPairs
{
    /// <summary>What stands for a half afterwards.</summary>
    public const string Replacement = "\\uFFFD";

    private const int EscapeLength = 6, DigitsAt = 2;

    /// <summary>Fixes JSON text in place.</summary>
    /// <returns>Whether there was anything to fix.</returns>
    public static bool Repair(Span<byte> json)
    {
        var first = Find(json, 0);
        for (var at = first; at >= 0; at = Find(json, at + EscapeLength))
            "FFFD"u8.CopyTo(json[(at + DigitsAt)..]);
        return first >= 0;
    }

    /// <summary>The JSON text itself where there is nothing to fix, else a fixed copy.</summary>
    public static ReadOnlyMemory<byte> Repaired(ReadOnlyMemory<byte> json)
    {
        if (!Has(json.Span))
            return json;
        var copy = json.ToArray();
        Repair(copy);
        return copy;
    }

    /// <summary>The same for text.</summary>
    public static string Repaired(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // Nearly all JSON has no escape at all, and one character is found many times faster than a word in any case.
        if (!json.Contains('\\') || !json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;
        var copy = Encoding.UTF8.GetBytes(json);
        return Repair(copy) ? Encoding.UTF8.GetString(copy) : json;
    }

    /// <summary>Whether JSON text holds half a pair.</summary>
    public static bool Has(ReadOnlySpan<byte> json) => Find(json, 0) >= 0;

    /// <summary>The place of the first escape of a half from a place on; -1 when there is none.</summary>
    private static int Find(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from..].IndexOf("\\u"u8) is >= 0 and var next)
        {
            var at = from + next;
            if (IsEscaped(json, at))
            {
                from = at + 1;
                continue;
            }
            var unit = UnitAt(json, at);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + EscapeLength)))
                from = at + (2 * EscapeLength);
            else if (char.IsSurrogate(unit))
                return at;
            else
                from = at + DigitsAt;
        }
        return -1;
    }

    /// <summary>Whether a backslash is one that another one stands for: then an odd number stands before it.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        return (before.Length - (before.LastIndexOfAnyExcept((byte)'\\') + 1)) % 2 == 1;
    }

    /// <summary>The UTF-16 unit of an escape; 0 when there is none at the place.</summary>
    private static char UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at..].StartsWith("\\u"u8)
        && ushort.TryParse(json.Slice(at + DigitsAt, EscapeLength - DigitsAt), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
