namespace Cairn.Model.Channels;

/// <summary>Tells search engines, shops, social networks and video sites by name or host, from SourceCategories.txt.</summary>
internal static class SourceCategories
{
    private static readonly SourceSite Unlisted = new(SourceCategory.Other, "");

    private static readonly SiteTable<SourceSite> Sites = Load();

    /// <summary>The category of a source.</summary>
    /// <param name="source">A utm_source or a host, lower case.</param>
    public static SourceCategory Of(string source) => Find(source).Category;

    /// <summary>What is listed of a source; the category Other without a name when nothing is.</summary>
    /// <param name="source">A utm_source or a host, lower case.</param>
    public static SourceSite Find(string source) => Sites.TryFind(source, out var site) ? site : Unlisted;

    private static SiteTable<SourceSite> Load()
    {
        var entries = new List<(string Entry, string Name, SourceCategory Category)>();
        foreach (var line in DataFile.Lines("SourceCategories.txt"))
        {
            var (category, words) = line.Split(':', 2) is [var head, var tail]
                ? (Enum.Parse<SourceCategory>(head, ignoreCase: true), tail)
                : throw new InvalidOperationException($"a line of SourceCategories.txt has no category: {line}");
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                entries.Add(word.Split('/') is [var name, var entry] ? (entry, name, category) : (word, "", category));
        }

        var names = entries.Where(static entry => entry.Category == SourceCategory.Search && !entry.Entry.Contains('.'))
            .Select(static entry => entry.Entry).ToHashSet(StringComparer.Ordinal);
        return new SiteTable<SourceSite>(entries.Select(entry =>
            KeyValuePair.Create(entry.Entry, new SourceSite(entry.Category, entry.Name.Length > 0 ? entry.Name : NameOf(entry.Entry, names)))));
    }

    private static string NameOf(string entry, HashSet<string> names)
    {
        var host = entry.TrimStart('=');
        var site = Hosts.SiteOf(host.EndsWith(".*", StringComparison.Ordinal) ? $"{host[..^2]}.com" : host).ToString();
        var label = site.Split('.')[0];
        return names.Contains(label) ? label : site;
    }
}
