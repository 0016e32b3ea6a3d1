using Cairn.Attribution.Money;
using Cairn.Attribution.Trails;
using Cairn.Plan;
using NodaTime;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// Keeps one person's first conversion in each session or day, or ever, where the plan says that it can happen only once.
/// Repeated orders have been found before (<see cref="Orders.OrderFilter"/>).
/// </summary>
internal sealed class OnceFilter(OncePer scope, DateTimeZone zone)
{
    /// <summary>How many scopes of one person are remembered; conversions in later ones are not compared.</summary>
    internal const int MaxRemembered = 1_000_000;

    private readonly HashSet<long> _seen = [];

    /// <summary>Whether a conversion is the person's first in its scope.</summary>
    /// <param name="act">The conversion.</param>
    /// <param name="session">Where its session began in the trail: what tells the person's sessions apart.</param>
    public bool Admit(in Act act, long session) => scope switch
    {
        OncePer.Session => IsNew(session),
        OncePer.Day => IsNew(ReportDays.Of(act.At, zone).DayNumber),
        OncePer.Person => IsNew(0),
        _ => true,
    };

    /// <summary>Forgets sessions, whose numbers begin anew.</summary>
    public void ForgetSessions()
    {
        if (scope == OncePer.Session)
            Clear();
    }

    /// <summary>Forgets the person.</summary>
    public void Clear()
    {
        if (_seen.Count > 0)
            _seen.Clear();
    }

    private bool IsNew(long key) => _seen.Count >= MaxRemembered ? !_seen.Contains(key) : _seen.Add(key);
}
