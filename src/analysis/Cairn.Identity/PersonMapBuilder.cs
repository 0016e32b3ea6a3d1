using System.Runtime.InteropServices;
using Cairn.Identity.Graph;

namespace Cairn.Identity;

/// <summary>Makes a map of actors that come in order of their keys.</summary>
internal sealed class PersonMapBuilder
{
    private readonly List<ulong> _actors = [], _owners = [];
    private readonly List<bool> _isShared = [];
    private readonly List<ulong> _persons = [];
    private readonly List<int> _firsts = [];
    private readonly Dictionary<ulong, (long, ulong)> _shared = [];
    private int _first;

    /// <summary>Goes to the next actor.</summary>
    public void Begin(ulong actor, in ActorOwner owner)
    {
        _first = _persons.Count;
        _firsts.Add(_first);
        _actors.Add(actor);
        _owners.Add(owner.Person);
        _isShared.Add(false);
        _persons.Add(owner.Person);
        if (owner.Until == long.MaxValue)
            return;
        _shared[actor] = (owner.Until, owner.After);
        Add(owner.After);
    }

    /// <summary>Takes that events of the actor are a person's.</summary>
    public void Add(ulong person)
    {
        if (CollectionsMarshal.AsSpan(_persons)[_first..].Contains(person))
            return;
        _persons.Add(person);
        _isShared[^1] = true;
    }

    /// <summary>The map.</summary>
    public PersonMap Build(Dictionary<ulong, ulong> merged, HashSet<ulong> ignored, HardwareUses hardware)
    {
        var several = OfSeveralActors();
        var isLinked = new bool[_actors.Count];
        var persons = CollectionsMarshal.AsSpan(_persons);
        for (var i = 0; i < isLinked.Length; i++)
        {
            var end = i + 1 < _firsts.Count ? _firsts[i + 1] : persons.Length;
            isLinked[i] = _isShared[i];
            for (var place = _firsts[i]; place < end && !isLinked[i]; place++)
                isLinked[i] = several.Contains(persons[place]);
        }
        return new PersonMap([.. _actors], [.. _owners], isLinked, hardware.Owners, _shared, merged, ignored);
    }

    /// <summary>The persons who have events under several actors.</summary>
    private HashSet<ulong> OfSeveralActors()
    {
        var persons = _persons.ToArray();
        Array.Sort(persons);
        var several = new HashSet<ulong>();
        for (var i = 1; i < persons.Length; i++)
            if (persons[i] == persons[i - 1])
                several.Add(persons[i]);
        return several;
    }
}
