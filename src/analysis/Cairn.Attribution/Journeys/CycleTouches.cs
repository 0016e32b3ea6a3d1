using System.Runtime.InteropServices;
using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>What can receive credit in one cycle of one person: the visits that are active in it, or its acts.</summary>
/// <remarks>A cycle holds no more of them than the trail has acts. Filled in the order of acts.</remarks>
internal sealed class CycleTouches(JourneyRules rules)
{
    private readonly List<Active> _active = [];
    private readonly List<Touch> _touches = [];
    private readonly List<Touch> _befell = [];

    /// <summary>For each visit of the trail where it stands among the active ones of this cycle, plus 1; 0: it does not.</summary>
    private int[] _positions = new int[64];

    /// <summary>When the last act was that belongs to a touch; <see cref="long.MinValue"/>: there is no touch.</summary>
    public long LastAt { get; private set; } = long.MinValue;

    /// <summary>What befell the person, in order of time; its weight is 0.</summary>
    public ReadOnlySpan<Touch> Befell => CollectionsMarshal.AsSpan(_befell);

    public void AddBefallen(in Act act)
    {
        if (act.Player >= 0)
            _befell.Add(new Touch(act.Player, act.At, 0));
    }

    public void Add(in Act act, int visit)
    {
        if (rules.Unit == TouchUnit.Visit)
            AddVisit(act, visit);
        else if (!act.IsConversion && act.Player >= 0 && act.Worth > 0)
            _active.Add(new Active(visit, act.Player, act.At, act.Worth));
        else
            return;
        LastAt = act.At;
    }

    /// <summary>The touches that were active no further back than one window before <paramref name="end"/>, in their order.</summary>
    /// <param name="trail">The person's trail.</param>
    /// <param name="end">When the journey ends.</param>
    /// <param name="after">Position in the trail after which a session must have begun for <paramref name="hasNew"/>.</param>
    /// <param name="hasNew">Whether a touch belongs to a session that began after it.</param>
    public ReadOnlySpan<Touch> Within(Trail trail, long end, int after, out bool hasNew)
    {
        hasNew = false;
        _touches.Clear();
        // A visit's number is its place by its first act, and acts are in order already.
        if (rules.Unit == TouchUnit.Visit)
            _active.Sort(static (x, y) => x.Visit.CompareTo(y.Visit));
        foreach (ref readonly var active in CollectionsMarshal.AsSpan(_active))
        {
            if (end - active.LastAt > rules.WindowMs)
                continue;
            hasNew |= trail.FirstActOf(trail.Visits[active.Visit].Session) > after;
            _touches.Add(ToTouch(trail, active));
        }

        return CollectionsMarshal.AsSpan(_touches);
    }

    /// <summary>Makes room for the next cycle.</summary>
    public void Clear()
    {
        if (rules.Unit == TouchUnit.Visit)
            foreach (var active in _active)
                _positions[active.Visit] = 0;
        _active.Clear();
        _befell.Clear();
        LastAt = long.MinValue;
    }

    private void AddVisit(in Act act, int visit)
    {
        if (visit >= _positions.Length)
            Array.Resize(ref _positions, Math.Max(visit + 1, _positions.Length * 2));
        if (_positions[visit] == 0)
        {
            _active.Add(new Active(visit, -1, act.At, 0));
            _positions[visit] = _active.Count;
        }

        ref var active = ref CollectionsMarshal.AsSpan(_active)[_positions[visit] - 1];
        active = active with { LastAt = act.At, Worth = Math.Max(active.Worth, act.IsConversion ? 0 : act.Worth) };
    }

    private Touch ToTouch(Trail trail, in Active active)
    {
        var weight = !rules.WeighByPlan ? 1 : active.Worth > 0 ? active.Worth : rules.LowestWorth;
        if (rules.Unit == TouchUnit.Act)
            return new Touch(active.Player, active.LastAt, weight);
        ref readonly var visit = ref trail.Visits[active.Visit];
        var unnamed = visit.Origin.IsNamed ? rules.UnnamedPlayer : rules.DefaultPlayer;
        return new Touch(visit.Player >= 0 ? visit.Player : unnamed, visit.StartedAt, weight);
    }

    private readonly record struct Active(int Visit, int Player, long LastAt, double Worth);
}
