using System.Runtime.InteropServices;

namespace Cairn.Model.Journeys;

/// <summary>Names and their indexes in order of first appearance: a report's players, its currencies.</summary>
public sealed class NameIndex
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>How many players there are.</summary>
    public int Count => _names.Count;

    /// <summary>The name of player <paramref name="index"/>, 0 to <see cref="Count"/> - 1.</summary>
    public string this[int index] => _names[index];

    /// <summary>The index of <paramref name="name"/>, which is added when it is new.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        var lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, name, out var known);
        if (!known)
        {
            index = _names.Count;
            _names.Add(name.ToString());
        }

        return index;
    }

    /// <summary>The index of <paramref name="name"/>, or -1 when it never appeared.</summary>
    public int Find(string name) => _indexes.GetValueOrDefault(name, -1);
}
