using System.Runtime.InteropServices;

namespace Cairn.Attribution.Trails;

/// <summary>
/// The acts of one person in their order, with the session and visit of each. The one way from acts to visits:
/// reports, explanations and timelines all go it.
/// </summary>
/// <remarks>Used again from person to person; memory is that of the largest, which its user bounds. Not safe for several threads.</remarks>
public sealed class Trail(long sessionTimeoutMs, IComparer<Act> order)
{
    private readonly SessionFinder _finder = new(sessionTimeoutMs);
    private readonly List<Act> _acts = [];
    private readonly List<int> _visits = [];
    private bool _isSorted = true;

    /// <summary>How many acts it holds.</summary>
    public int Count => _acts.Count;

    /// <summary>The acts, in their order once <see cref="Sort"/> has been called.</summary>
    public Span<Act> Acts => CollectionsMarshal.AsSpan(_acts);

    /// <summary>The visits in order of their first acts; after <see cref="FindVisits"/>.</summary>
    public ReadOnlySpan<Visit> Visits => _finder.Visits;

    /// <summary>For each act the visit that it belongs to; -1 for what does not count (<see cref="Telling"/>), which belongs to none.</summary>
    public ReadOnlySpan<int> VisitOf => CollectionsMarshal.AsSpan(_visits);

    /// <summary>Where the first act of a session stands.</summary>
    public int FirstActOf(int session) => _finder.Sessions[session].FirstAct;

    /// <summary>Takes one more act of the person, in any order.</summary>
    public void Add(in Act act)
    {
        _isSorted &= _acts.Count == 0 || _acts[^1].At < act.At;
        _acts.Add(act);
    }

    /// <summary>Puts the acts in their order.</summary>
    public void Sort()
    {
        if (!_isSorted)
            Acts.Sort(order);
        _isSorted = true;
    }

    /// <summary>Changes an act's time, which <see cref="Sort"/> then puts in its place.</summary>
    public void Move(int position, long at)
    {
        _isSorted &= Acts[position].At == at;
        Acts[position] = Acts[position] with { At = at };
    }

    /// <summary>Finds the visit of each act.</summary>
    public void FindVisits()
    {
        _finder.Clear();
        _visits.Clear();
        var acts = Acts;
        for (var i = 0; i < acts.Length; i++)
            _visits.Add(acts[i].Telling == Telling.Counts ? _finder.Add(acts[i], i) : -1);
    }

    /// <summary>Makes room for the next person.</summary>
    public void Clear()
    {
        _acts.Clear();
        _visits.Clear();
        _finder.Clear();
        _isSorted = true;
    }
}
