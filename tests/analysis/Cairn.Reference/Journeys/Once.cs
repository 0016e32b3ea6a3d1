namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Once": which events of the conversion count, over all time.</summary>
internal static class Once
{
    /// <summary>Marks the conversions of a trail; the times of those that count nothing are added to the repeats.</summary>
    public static void Mark(IEnumerable<Act> trail, ReferencePlan plan, string zone, List<long> repeats)
    {
        var seen = new HashSet<object>();
        foreach (var act in trail.Where(act => act.IsOfConversion && act.Kind != ActKind.EndOnly))
        {
            object key = plan.OncePer switch
            {
                "session" => act.Session!,
                "day" => Days.Of(act.AtMs, zone),
                "person" => act.Person,
                _ => act,
            };
            if (seen.Add(key))
                act.Kind = ActKind.Conversion;
            else
                repeats.Add(act.AtMs);
        }
    }
}
