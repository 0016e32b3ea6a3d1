namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Touch" and "Journey".</summary>
internal sealed class Cycles(ReferencePlan plan, ReferenceQuestion question)
{
    private readonly long _windowMs = question.WindowMs ?? plan.WindowMs;

    /// <summary>The plan's lowest value above 0, which is the weight of a visit without an act of value.</summary>
    private readonly decimal _lowestValue = plan.Events.Values.Where(value => value > 0).DefaultIfEmpty(1).Min();

    /// <summary>All journeys of a trail, whatever the report's dates.</summary>
    public IEnumerable<Journey> Journeys(IReadOnlyList<Act> trail)
    {
        var cycle = new List<Act>();
        var lastEnd = -1;
        foreach (var act in trail)
        {
            if (act.Kind != ActKind.EndOnly)
                cycle.Add(act);
            if (act.Kind == ActKind.Conversion)
                yield return JourneyOf(cycle, act.AtMs, act, Active(cycle, act.AtMs));
            if (act.Kind == ActKind.Plain)
                continue;
            cycle = [];
            lastEnd = act.Index;
        }
        if (NullJourney(cycle, lastEnd) is { } onTheWay)
            yield return onTheWay;
    }

    /// <summary>What comes after the last conversion, if a session of it is a new one.</summary>
    private Journey? NullJourney(List<Act> cycle, int lastEnd)
    {
        if (cycle.FindLast(BelongsToTouch) is not { } last)
            return null;
        var active = Active(cycle, last.AtMs);
        return active.Exists(act => act.Session!.Acts[0].Index > lastEnd) ? JourneyOf(cycle, last.AtMs, null, active) : null;
    }

    /// <summary>The acts of a cycle that make a touch active: no more than one window before the end.</summary>
    private List<Act> Active(List<Act> cycle, long endMs) =>
        cycle.FindAll(act => BelongsToTouch(act) && endMs - act.AtMs <= _windowMs);

    private bool BelongsToTouch(Act act) =>
        Dimension.IsOfVisits(question.By) || (!act.IsOfConversion && act.PlanValue > 0 && act.OwnPlayer is not null);

    private Journey JourneyOf(List<Act> cycle, long endMs, Act? conversion, List<Act> active)
    {
        var touches = Dimension.IsOfVisits(question.By)
            ? active.Select(act => act.Visit!).Distinct().OrderBy(visit => visit.Acts[0].Index)
                .Select(visit => new ReferenceTouch(Dimension.PlayerOf(visit, question.By), visit.BeginMs, WeightOf(visit, cycle)))
            : active.Select(act => new ReferenceTouch(act.OwnPlayer!, act.AtMs, Weight(act.PlanValue!.Value)));
        return new Journey
        {
            Person = cycle[0].Person,
            EndMs = endMs,
            Conversion = conversion,
            Touches = Collapsed(touches),
        };
    }

    /// <summary>As much as the best of the visit's acts in this cycle, events of the conversion excepted.</summary>
    private double WeightOf(Visit visit, List<Act> cycle) =>
        Weight(cycle.Where(act => act.Visit == visit && !act.IsOfConversion && act.PlanValue > 0)
            .Select(act => act.PlanValue!.Value).DefaultIfEmpty(_lowestValue).Max());

    private double Weight(decimal value) => question.WeighByPlan ? (double)value : 1;

    /// <summary>docs/attribution.md, <c>--collapse</c>: touches of one player in a row count as one, the first of them.</summary>
    private List<ReferenceTouch> Collapsed(IEnumerable<ReferenceTouch> touches)
    {
        var kept = new List<ReferenceTouch>();
        foreach (var touch in touches)
            if (!question.Collapse || kept.Count == 0 || kept[^1].Player != touch.Player)
                kept.Add(touch);
        return kept;
    }
}
