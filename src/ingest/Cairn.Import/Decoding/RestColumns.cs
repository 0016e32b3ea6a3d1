using Cairn.Import.Mapping;

namespace Cairn.Import.Decoding;

/// <summary>The columns that nothing else in the mapping names. The header of a JSON log grows while it is read.</summary>
internal sealed class RestColumns(
    string prefix, IReadOnlySet<string> used, IReadOnlyList<string> header, IReadOnlyList<PropertySource> properties)
{
    private readonly HashSet<string> _taken = properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
    private readonly List<(int Place, byte[] Key)> _columns = [];
    private int _seen;

    /// <summary>The columns among the first <paramref name="count"/> of the header.</summary>
    public List<(int Place, byte[] Key)> Upto(int count)
    {
        for (; _seen < Math.Min(count, header.Count); _seen++)
        {
            var name = header[_seen];
            if (used.Contains(name) || !name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var property = name[prefix.Length..];
            if (property.Length > 0 && _taken.Add(property))
                _columns.Add((_seen, JsonObjectText.Key(property)));
        }
        return _columns;
    }
}
