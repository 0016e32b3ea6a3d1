using System.Runtime.InteropServices;

namespace Cairn.World.Score.Identity;

/// <summary>
/// Who owns an identifier, as one number: a person (0 or more), or a set of people that share it (below 0). For each set it
/// knows its subsets, by which pairs that share an owner are counted.
/// </summary>
internal sealed class Owners
{
    private readonly Dictionary<OwnerSet, int> _sets = [];
    private readonly Dictionary<OwnerSet, int> _subsets = [];
    private readonly List<int[]> _owners = [];
    private readonly List<Subset[]> _subsetsOf = [];

    /// <summary>A set of two people or more among the owners of an identifier.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Sign">+1 for an odd number of people, -1 for an even one.</param>
    public readonly record struct Subset(int Number, int Sign);

    /// <summary>How many subsets of two people or more there are.</summary>
    public int Subsets => _subsets.Count;

    /// <summary>The people behind a number.</summary>
    public ReadOnlySpan<int> People(in int owner) =>
        owner >= 0 ? MemoryMarshal.CreateReadOnlySpan(in owner, 1) : _owners[~owner];

    /// <summary>The subsets of two people or more of the people behind a number.</summary>
    public ReadOnlySpan<Subset> SubsetsOf(int owner) => owner >= 0 ? [] : _subsetsOf[~owner];

    /// <summary>Number of the owners when one more person owns the identifier too.</summary>
    /// <returns>False when they would be too many.</returns>
    public bool TryAdd(int owner, int person, out int together)
    {
        together = owner;
        var people = People(in owner);
        if (people.Contains(person))
            return true;
        if (people.Length == OwnerSet.Max)
            return false;
        int[] all = [.. people, person];
        Array.Sort(all);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_sets, new OwnerSet(all), out var exists);
        if (!exists)
        {
            number = ~_owners.Count;
            _owners.Add(all);
            _subsetsOf.Add(Split(all));
        }

        together = number;
        return true;
    }

    private Subset[] Split(int[] people)
    {
        var subsets = new List<Subset>();
        Span<int> chosen = stackalloc int[OwnerSet.Max];
        for (var mask = 1; mask < 1 << people.Length; mask++)
        {
            var count = 0;
            for (var i = 0; i < people.Length; i++)
            {
                if ((mask >> i & 1) != 0)
                    chosen[count++] = people[i];
            }

            if (count < 2)
                continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_subsets, new OwnerSet(chosen[..count]), out var exists);
            if (!exists)
                number = _subsets.Count - 1;
            subsets.Add(new Subset(number, count % 2 == 1 ? 1 : -1));
        }

        return [.. subsets];
    }
}
