using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Texts that stand where an id should and are none: what programs print for nothing, and what people write for nobody. As
/// ids they would make all who have them one person.
/// </summary>
/// <remarks>
/// Sources: Segment, "Identity Resolution Settings", blocked values (only zeros and dashes, -1, null, anonymous); PostHog,
/// "Identifying users", illegal distinct ids (anonymous to NaN, none, [object Object]). The last row is what Go, Objective-C
/// and Ruby print for nothing, and what forms have for unknown.
/// </remarks>
public static class PlaceholderIds
{
    private static readonly SearchValues<char> ZeroOrDash = SearchValues.Create("0-");

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "-1", "null", "anonymous",
        "guest", "distinctid", "distinct_id", "id", "not_authenticated", "email", "undefined", "true", "false",
        "[object Object]", "NaN", "None",
        "<nil>", "(null)", "nil", "unknown", "n/a");

    // What a sender hashes before it looks: an address that is "" or "null" has a hash like any other.
    private static readonly FrozenSet<string> Hashes =
        Known.SelectMany(static word => new[] { word, word.ToLowerInvariant() }).Append("").Select(HashOf).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The placeholders, in any case, beside those of zeros and dashes only (0, 00000000-0000-0000-0000-000000000000).</summary>
    public static IReadOnlyCollection<string> Words => Known;

    /// <summary>Whether an id is a placeholder, has lost a character (U+FFFD) that told it from others, or is the SHA-256 of a placeholder in hexadecimal digits.</summary>
    /// <param name="id">The id without space around it; the empty string is no placeholder.</param>
    public static bool Contains(string id) =>
        id.Length > 0 && (Known.Contains(id) || (id[0] is '0' or '-' && !id.AsSpan().ContainsAnyExcept(ZeroOrDash))
            || id.Contains('\uFFFD', StringComparison.Ordinal) || (id.Length == SHA256.HashSizeInBytes * 2 && Hashes.Contains(id)));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
