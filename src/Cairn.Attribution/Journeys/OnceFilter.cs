using Cairn.Model.Plan;

namespace Cairn.Attribution.Journeys;

/// <summary>Keeps one conversion in each scope in which the plan says that it can happen only once.</summary>
internal sealed class OnceFilter(OncePer scope)
{
    private const long MillisecondsPerDay = 86_400_000;

    private readonly HashSet<long> _seen = [];

    /// <summary>Whether the conversion is the person's first in its scope. One without an order id cannot be told apart and counts.</summary>
    public bool Admit(in Act act, long sessionStartedAt) => scope switch
    {
        OncePer.OrderId => act.Order == 0 || _seen.Add(unchecked((long)act.Order)),
        OncePer.Session => _seen.Add(act.Session != 0 ? unchecked((long)act.Session) : sessionStartedAt),
        OncePer.Day => _seen.Add(Math.DivRem(act.At, MillisecondsPerDay).Quotient),
        OncePer.Person => _seen.Add(0),
        _ => true,
    };

    public void Clear()
    {
        if (_seen.Count > 0)
            _seen.Clear();
    }
}
