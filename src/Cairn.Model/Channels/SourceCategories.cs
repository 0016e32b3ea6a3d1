using System.Collections.Frozen;

namespace Cairn.Model.Channels;

/// <summary>
/// Tells search engines, shops, social networks and video sites by name or host, from SourceCategories.txt. A host belongs
/// where the longest part of it that is listed belongs: mail.google.com is not google.*.
/// </summary>
internal static class SourceCategories
{
    private static readonly FrozenDictionary<string, SourceCategory> ByName = Load();

    private static readonly FrozenDictionary<string, SourceCategory>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The category of a source.</summary>
    /// <param name="source">A utm_source or a host, lower case.</param>
    public static SourceCategory Of(string source)
    {
        var rest = source.AsSpan();
        while (true)
        {
            if (BySpan.TryGetValue(rest, out var category))
                return category;
            var dot = rest.IndexOf('.');
            if (dot < 0)
                return SourceCategory.Other;
            if (HasOneSite(rest[dot..]) && BySpan.TryGetValue(string.Concat(rest[..dot], ".*"), out category))
                return category;
            rest = rest[(dot + 1)..];
        }
    }

    /// <summary>Whether what follows a site's label is a country or generic ending: .de, .com, .co.uk.</summary>
    private static bool HasOneSite(ReadOnlySpan<char> ending)
    {
        var labels = ending[1..];
        var dot = labels.IndexOf('.');
        return dot < 0 ? labels.Length is 2 or 3 : dot <= 3 && labels.Length - dot - 1 == 2;
    }

    private static FrozenDictionary<string, SourceCategory> Load()
    {
        var sources = new Dictionary<string, SourceCategory>(StringComparer.Ordinal);
        foreach (var line in DataFile.Lines("SourceCategories.txt"))
        {
            var (category, names) = line.Split(':', 2) is [var head, var tail]
                ? (Enum.Parse<SourceCategory>(head, ignoreCase: true), tail)
                : throw new InvalidOperationException($"a line of SourceCategories.txt has no category: {line}");
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                sources.Add(name, category);
        }

        return sources.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
