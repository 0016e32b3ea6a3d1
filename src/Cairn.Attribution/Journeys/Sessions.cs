using System.Runtime.InteropServices;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// The sessions of one person. A session id that the sender gave wins; otherwise a session ends after a silence, and a
/// new campaign starts a new one (GA4 and Universal Analytics: "how a session is defined").
/// </summary>
internal sealed class Sessions(long timeoutMs)
{
    private readonly List<Session> _all = [];
    private readonly Dictionary<ulong, int> _given = [];
    private int _current = -1;

    /// <summary>The session in which <paramref name="act"/> happens, begun by it if need be; valid until the next call.</summary>
    public ref Session Of(in Act act)
    {
        var index = act.Session != 0 ? Given(act) : Found(act);
        ref var session = ref CollectionsMarshal.AsSpan(_all)[index];
        session.LastAt = act.At;
        if (session.Player < 0)
            session.Player = act.Player;
        if (session.Campaign == 0)
            session.Campaign = act.Campaign;

        return ref session;
    }

    public void Clear()
    {
        _all.Clear();
        _current = -1;
        if (_given.Count > 0)
            _given.Clear();
    }

    private int Given(in Act act)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_given, act.Session, out var known);
        if (!known)
            index = Begin(act);

        return index;
    }

    private int Found(in Act act)
    {
        if (_current >= 0)
        {
            ref readonly var session = ref CollectionsMarshal.AsSpan(_all)[_current];
            var silent = act.At - session.LastAt > timeoutMs;
            var newCampaign = act.Campaign != 0 && session.Campaign != 0 && act.Campaign != session.Campaign;
            if (!silent && !newCampaign)
                return _current;
        }

        return _current = Begin(act);
    }

    private int Begin(in Act act)
    {
        _all.Add(new Session { Number = _all.Count, StartedAt = act.At, LastAt = act.At, Player = -1, TouchPosition = -1 });
        return _all.Count - 1;
    }
}
