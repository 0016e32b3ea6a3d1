namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Session" and "Visit".</summary>
internal static class Sessions
{
    /// <summary>Gives each act of a trail its session and its visit.</summary>
    public static void Divide(IReadOnlyList<Act> trail, long timeoutMs)
    {
        var sessions = new List<Session>();
        Act? latest = null;
        foreach (var act in trail.Where(act => act.Kind != ActKind.EndOnly))
        {
            // The open session is the one with the latest act, and acts come in order: it is that of the act before.
            var open = latest is not null && act.AtMs - latest.AtMs <= timeoutMs ? latest.Session : null;
            var session = SessionOf(act, open, sessions);
            if (session is null)
                sessions.Add(session = new Session());
            if (act.Event.SessionId.Length > 0)
                session.Id = act.Event.SessionId;
            session.Acts.Add(act);
            act.Session = session;
            latest = act;
        }
        foreach (var session in sessions)
            DivideIntoVisits(session);
    }

    /// <summary>The session that an act belongs to; null: it begins one.</summary>
    private static Session? SessionOf(Act act, Session? open, List<Session> sessions)
    {
        if (act.Event.SessionId.Length == 0)
            return open;
        if (sessions.Find(one => one.Id == act.Event.SessionId) is { } usedBefore)
            return usedBefore;
        return open is { Id.Length: 0 } ? open : null;
    }

    /// <summary>A visit begins with the session, and with each act that names an origin that differs from the visit's.</summary>
    private static void DivideIntoVisits(Session session)
    {
        Visit? visit = null;
        foreach (var act in session.Acts)
        {
            if (visit is null || visit.DiffersFrom(act))
                visit = new Visit();
            visit.Add(act);
            act.Visit = visit;
        }
    }
}
