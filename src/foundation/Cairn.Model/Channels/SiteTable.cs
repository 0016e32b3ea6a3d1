using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Cairn.Model.Channels;

/// <summary>
/// Finds what a list says of a source. An entry is a name, which fits only itself; a host, which fits also what lies below it;
/// <c>name.*</c>, a site under any country's ending (.de, .com, .co.uk); any of them with <c>=</c> before it, which fits no host
/// below. Of several entries that fit, the longest holds.
/// </summary>
internal sealed class SiteTable<T>
    where T : class
{
    private const int MaxHostLength = 256;

    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _entries;

    /// <summary>Makes a table of entries, all in lower case.</summary>
    public SiteTable(IEnumerable<KeyValuePair<string, T>> entries) => _entries = entries
        .ToFrozenDictionary(
            static entry => entry.Key.TrimStart('='),
            static entry => new Entry(entry.Value, entry.Key.StartsWith('=')),
            StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the table says of a source.</summary>
    /// <param name="source">A name or a host, lower case.</param>
    /// <param name="found">What it says.</param>
    public bool TryFind(string source, [NotNullWhen(true)] out T? found)
    {
        found = null;
        if (source.Length is 0 or > MaxHostLength)
            return false;
        Span<char> family = stackalloc char[MaxHostLength + 2];
        var rest = source.AsSpan();
        for (var isWhole = true; ; isWhole = false)
        {
            var last = rest.LastIndexOf('.');
            // A host's last label alone is an ending, as in blog.google, and none of the list's names.
            if (last < 0 && !isWhole)
                return false;
            if (TryGet(rest, isWhole, out found) || TryGetFamily(rest, last, isWhole, family, out found))
                return true;
            var dot = rest.IndexOf('.');
            if (dot < 0)
                return false;
            rest = rest[(dot + 1)..];
        }
    }

    private bool TryGetFamily(ReadOnlySpan<char> host, int last, bool isWhole, Span<char> family, [NotNullWhen(true)] out T? found)
    {
        found = null;
        if (last <= 0)
            return false;
        var ending = host.Length - last - 1;
        var beforeLast = host[..last].LastIndexOf('.');
        return (beforeLast > 0 && ending == 2 && last - beforeLast <= 4 && TryGet(Family(host[..beforeLast], family), isWhole, out found))
            || (ending is 2 or 3 && TryGet(Family(host[..last], family), isWhole, out found));
    }

    private static ReadOnlySpan<char> Family(ReadOnlySpan<char> site, Span<char> family)
    {
        site.CopyTo(family);
        ".*".CopyTo(family[site.Length..]);
        return family[..(site.Length + 2)];
    }

    private bool TryGet(ReadOnlySpan<char> name, bool isWhole, [NotNullWhen(true)] out T? found)
    {
        found = _entries.TryGetValue(name, out var entry) && (isWhole || !entry.OnlyItself) ? entry.Value : null;
        return found is not null;
    }

    private sealed record Entry(T Value, bool OnlyItself);
}
