namespace Cairn.World.Tracking;

/// <summary>
/// Which identifiers of a person came together on the wire, over others or at once: what any rule that joins identifiers that come together
/// can know, and nothing else can. A device counts for the first person who was named on it.
/// </summary>
internal sealed class WireLinks
{
    /// <summary>Stand for identifiers that a person has one of; anonymous ids stand for themselves.</summary>
    public const ulong User = 1, Address = 2, Applicant = 3;

    private readonly HashSet<(int Person, ulong One, ulong Other)> _links = [];
    private readonly Dictionary<ulong, (long At, int Person)> _firstOf = [];

    /// <summary>The next household begins.</summary>
    public void Clear()
    {
        _links.Clear();
        _firstOf.Clear();
    }

    /// <summary>A call came with some identifiers of a person, the anonymous id first; 0: none.</summary>
    public void See(int person, long at, ulong anonymous, ReadOnlySpan<ulong> others)
    {
        for (var i = 1; i < others.Length; i++)
            _links.Add((person, others[0], others[i]));
        if (anonymous == 0 || others.IsEmpty)
            return;
        _links.Add((person, others[0], anonymous));
        if (!_firstOf.TryGetValue(anonymous, out var first) || at < first.At)
            _firstOf[anonymous] = (at, person);
    }

    /// <summary>Numbers from 1 for a person's identifiers that came together, the same for those of one group.</summary>
    public Dictionary<ulong, int> GroupsOf(int person)
    {
        var groups = new Dictionary<ulong, int>();
        var next = 0;
        foreach (var (_, one, other) in _links.Where(link => link.Person == person && IsOwn(link.Person, link.Other)).Order())
        {
            var (a, b) = (groups.GetValueOrDefault(one), groups.GetValueOrDefault(other));
            var group = a != 0 ? a : b != 0 ? b : ++next;
            (groups[one], groups[other]) = (group, group);
            if (a != 0 && b != 0 && a != b)
                foreach (var member in groups.Where(entry => entry.Value == b).Select(static entry => entry.Key).ToList())
                    groups[member] = a;
        }
        return groups;
    }

    private bool IsOwn(int person, ulong identifier) => !_firstOf.TryGetValue(identifier, out var first) || first.Person == person;
}
