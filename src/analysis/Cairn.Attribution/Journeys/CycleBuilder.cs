using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// Turns one person's trail into journeys: one for each conversion (its cycle: the acts since the person's previous
/// conversion), and a null journey for what came after the last (docs/journeys.md, "Journey").
/// </summary>
internal sealed class CycleBuilder(JourneyRules rules, JourneyTally tally, JourneyHandler emit)
{
    private readonly CycleTouches _touches = new(rules);
    private readonly OnceFilter _once = new(rules.OncePer, rules.Zone);

    /// <summary>Whose trail comes next.</summary>
    public ulong Person { get; set; }

    /// <summary>Takes a trail whose visits have been found.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="isLast">Whether it is the person's last; one before that ends in no null journey.</param>
    public void Run(Trail trail, bool isLast)
    {
        var ended = -1;
        for (var i = 0; i < trail.Count; i++)
            if (EndsCycle(trail, i))
            {
                _touches.Clear();
                ended = i;
            }

        if (isLast)
            End(trail, ended);
        else
            _once.ForgetSessions();
        _touches.Clear();
    }

    /// <summary>Forgets the person.</summary>
    public void Clear() => _once.Clear();

    private bool EndsCycle(Trail trail, int position)
    {
        ref readonly var act = ref trail.Acts[position];
        if (act.Telling == Telling.Befell)
        {
            _touches.AddBefallen(act);
            return false;
        }

        if (act.Telling != Telling.Counts)
        {
            tally.CountRepeat(act.At);
            return act.Telling == Telling.OfAnother;
        }

        tally.CountAct(act.At);
        var visit = trail.VisitOf[position];
        _touches.Add(act, visit);
        if (!act.IsConversion)
            return false;
        if (!_once.Admit(act, trail.FirstActOf(trail.Visits[visit].Session)))
        {
            tally.CountRepeat(act.At);
            return false;
        }

        if (tally.Holds(act.At))
            Convert(trail, act);
        return true;
    }

    private void Convert(Trail trail, in Act act) => Emit(new Journey
    {
        Touches = _touches.Within(trail, act.At, after: -1, out _),
        Conversions = 1,
        Value = tally.CountConversion(act),
        EndedAt = act.At,
        Person = Person,
        Befell = _touches.Befell,
    });

    private void End(Trail trail, int ended)
    {
        var endedAt = _touches.LastAt;
        if (endedAt == long.MinValue || !tally.Holds(endedAt))
            return;
        var touches = _touches.Within(trail, endedAt, ended, out var hasNew);
        if (hasNew)
            Emit(new Journey { Touches = touches, Nulls = 1, EndedAt = endedAt, Person = Person, Befell = _touches.Befell });
    }

    private void Emit(in Journey journey)
    {
        tally.CountJourney(journey);
        emit(journey);
    }
}
