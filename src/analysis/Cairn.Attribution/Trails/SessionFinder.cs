using System.Runtime.InteropServices;

namespace Cairn.Attribution.Trails;

/// <summary>Finds the sessions and visits of one person's acts, taken in their order (docs/journeys.md, "Session", "Visit").</summary>
/// <remarks>Memory is that of the sessions and visits, no more than one each for every act.</remarks>
internal sealed class SessionFinder(long timeoutMs)
{
    private readonly List<Session> _sessions = [];
    private readonly List<Visit> _visits = [];
    private readonly Dictionary<ulong, int> _given = [];

    /// <summary>The session with the latest act, which is the open one if it is open at all; -1 before the first act.</summary>
    private int _latest = -1;

    public ReadOnlySpan<Session> Sessions => CollectionsMarshal.AsSpan(_sessions);

    public ReadOnlySpan<Visit> Visits => CollectionsMarshal.AsSpan(_visits);

    /// <summary>The visit that the next act belongs to.</summary>
    /// <param name="act">The act.</param>
    /// <param name="position">Where it stands in the trail.</param>
    public int Add(in Act act, int position)
    {
        var number = act.Session == 0 ? Open(act.At) : Given(act);
        if (number < 0)
            number = Begin(act, position);
        if (act.Session != 0 && _sessions[number].Id == 0)
            Name(number, act.Session);

        ref var session = ref CollectionsMarshal.AsSpan(_sessions)[number];
        session.LastAt = act.At;
        _latest = number;
        if (act.Origin.DiffersFrom(_visits[session.Visit].Origin))
            session.Visit = BeginVisit(act, position, number);

        ref var visit = ref CollectionsMarshal.AsSpan(_visits)[session.Visit];
        visit.Origin = visit.Origin.FilledFrom(act.Origin);
        if (visit.Player < 0)
            visit.Player = act.Player;
        return session.Visit;
    }

    /// <summary>The visit that is open at a time, without adding to it; -1 where none is.</summary>
    public int OpenVisit(long at) => Open(at) is >= 0 and var number ? _sessions[number].Visit : -1;

    public void Clear()
    {
        _sessions.Clear();
        _visits.Clear();
        _latest = -1;
        if (_given.Count > 0)
            _given.Clear();
    }

    private int Open(long at) => _latest >= 0 && at - _sessions[_latest].LastAt <= timeoutMs ? _latest : -1;

    /// <summary>The session of an id; for one that is new the open session, if that has none yet.</summary>
    private int Given(in Act act)
    {
        if (_given.TryGetValue(act.Session, out var known))
            return known;
        return Open(act.At) is >= 0 and var open && _sessions[open].Id == 0 ? open : -1;
    }

    private void Name(int number, ulong id)
    {
        CollectionsMarshal.AsSpan(_sessions)[number].Id = id;
        _given.Add(id, number);
    }

    private int Begin(in Act act, int position)
    {
        var number = _sessions.Count;
        _sessions.Add(new Session { FirstAct = position, LastAt = act.At, Visit = BeginVisit(act, position, number) });
        return number;
    }

    private int BeginVisit(in Act act, int position, int session)
    {
        _visits.Add(new Visit { Session = session, StartedAt = act.At, FirstAct = position, Player = -1 });
        return _visits.Count - 1;
    }
}
