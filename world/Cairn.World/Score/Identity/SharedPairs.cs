namespace Cairn.World.Score.Identity;

/// <summary>
/// Counts, in time linear in the identifiers, the pairs of them that share an owner, by their types. With n_S identifiers
/// that are owned by at least the people S, inclusion and exclusion give for each new identifier owned by T the number of
/// earlier ones that share an owner with it: the sum over non-empty S in T of (-1)^(|S|+1) n_S.
/// </summary>
/// <param name="owners">Who owns what.</param>
/// <param name="people">How many people there are.</param>
/// <param name="types">How many types of identifiers there are.</param>
internal sealed class SharedPairs(Owners owners, int people, int types)
{
    private const int LargeList = 1 << 20;

    private readonly int[] _ofPerson = new int[(long)people * types];
    private readonly int[] _ofSubset = new int[(long)owners.Subsets * types];
    private readonly List<int> _touchedPeople = [];
    private readonly List<int> _touchedSubsets = [];

    /// <summary>Whether nothing will be forgotten any more, so that nobody need remember what to clear.</summary>
    public bool IsLast { get; set; }

    /// <summary>Adds an identifier, and the pairs that it makes with those before it.</summary>
    /// <param name="owner">Its owners' number.</param>
    /// <param name="type">Its type.</param>
    /// <param name="pairs">Where the pairs are counted.</param>
    /// <returns>How many pairs it makes.</returns>
    public long Add(int owner, int type, TypePairs pairs)
    {
        var found = 0L;
        for (var other = 0; other < types; other++)
        {
            var shared = 0L;
            foreach (var person in owners.People(in owner))
                shared += _ofPerson[(person * types) + other];
            foreach (var subset in owners.SubsetsOf(owner))
                shared += subset.Sign * _ofSubset[(subset.Number * types) + other];
            pairs.Add(type, other, shared);
            found += shared;
        }

        foreach (var person in owners.People(in owner))
            Count(_ofPerson, (person * types) + type, _touchedPeople);
        foreach (var subset in owners.SubsetsOf(owner))
            Count(_ofSubset, (subset.Number * types) + type, _touchedSubsets);
        return found;
    }

    /// <summary>Forgets the identifiers, in time linear in their number.</summary>
    public void Clear()
    {
        Clear(_ofPerson, _touchedPeople);
        Clear(_ofSubset, _touchedSubsets);
    }

    private void Count(int[] counts, int place, List<int> touched)
    {
        if (counts[place]++ == 0 && !IsLast)
            touched.Add(place);
    }

    private static void Clear(int[] counts, List<int> touched)
    {
        foreach (var place in touched)
            counts[place] = 0;
        touched.Clear();
        if (touched.Capacity > LargeList)
            touched.TrimExcess();
    }
}
