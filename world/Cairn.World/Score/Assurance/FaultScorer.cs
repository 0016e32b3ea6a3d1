using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>Matches findings with faults, one to one: as many right causes as possible, then as many matches as possible.</summary>
internal static class FaultScorer
{
    /// <summary>So far a finding may lie before or after a fault: what is counted by days shows a fault up to a day off.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Scores the findings.</summary>
    /// <param name="faults">What was injected.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="minEvents">From how many events on a fault should be found.</param>
    public static FaultScore Score(IReadOnlyList<FaultAnswer> faults, IReadOnlyList<Finding> findings, long minEvents)
    {
        var large = faults.Where(fault => fault.Hit >= minEvents).ToList();
        var small = faults.Where(fault => fault.Hit < minEvents).ToList();
        var matches = Match(large, findings);
        var taken = matches.Values.ToHashSet();
        var rest = findings.Where((_, number) => !taken.Contains(number)).ToList();
        var ofSmall = Match(small, rest);
        var takenOfSmall = ofSmall.Values.ToHashSet();
        var alarms = rest.Where((_, number) => !takenOfSmall.Contains(number)).ToLookup(finding => faults.Any(fault => Fits(fault, finding)));
        return new FaultScore
        {
            MinEvents = minEvents,
            Found = Pairs(large, findings, matches),
            Missed = [.. large.Where((_, number) => !matches.ContainsKey(number))],
            Small = Pairs(small, rest, ofSmall),
            Repeats = [.. alarms[true]],
            Baseless = [.. alarms[false]],
        };
    }

    /// <summary>
    /// Whether a finding may be about a fault. They overlap in time, and the finding names one of the fault's events; or it
    /// names no event, and then the part of the world that the fault hit, or no part when the fault is not about certain
    /// events. A fault of every event would fit whatever names an event: it takes the right cause or the right part besides.
    /// </summary>
    public static bool Fits(FaultAnswer fault, Finding finding)
    {
        if ((fault.End is { } end && finding.Start > end + Tolerance) || finding.End < fault.Start - Tolerance)
            return false;
        var dimension = finding.Dimension == CaptureScorer.Everything ? null : finding.Dimension;
        var isPart = dimension is not null && fault.Whom.TryGetValue(dimension, out var values)
            && (finding.Value is not { } value || values.ContainsKey(value));
        var isOfAll = fault.Events.Contains(FaultAnswer.EveryEvent, StringComparer.Ordinal);
        if (finding.Event is { } name && name != FaultAnswer.EveryEvent)
            return fault.Events.Contains(name, StringComparer.Ordinal) || (isOfAll && (isPart || finding.Cause == fault.Kind));
        return dimension is null ? isOfAll || fault.Events.Count == 0 : isPart;
    }

    private static Dictionary<int, int> Match(List<FaultAnswer> faults, IReadOnlyList<Finding> findings)
    {
        // A right cause outweighs any number of other matches.
        var rightCause = Math.Min(faults.Count, findings.Count) + 1;
        return Assignment.Best(faults.Count, findings.Count, (fault, finding) =>
            !Fits(faults[fault], findings[finding]) ? 0 : findings[finding].Cause == faults[fault].Kind ? rightCause + 1 : 1);
    }

    private static List<FaultMatch> Pairs(List<FaultAnswer> faults, IReadOnlyList<Finding> findings, Dictionary<int, int> matches) =>
        [.. matches.OrderBy(match => match.Key).Select(match => new FaultMatch(faults[match.Key], findings[match.Value]))];
}
