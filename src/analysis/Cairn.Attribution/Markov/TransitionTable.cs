using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>How the states of a chain follow each other, by name.</summary>
internal static class TransitionTable
{
    private const string Start = "(start)";
    private const string Conversion = "(conversion)";
    private const string Null = "(null)";

    public static IReadOnlyList<ChainTransition> Of(TransitionCounts counts, NameIndex players)
    {
        var departures = new long[counts.States.Count];
        var rows = new List<(int From, string To, long Count)>();
        foreach (ref readonly var transition in counts.Transitions)
            rows.Add((transition.From, players[counts.States.Player(transition.To)], transition.Count));
        for (var state = 0; state < departures.Length; state++)
        {
            var ending = counts.EndingOf(state);
            rows.Add((state, Conversion, ending.Conversions));
            rows.Add((state, Null, ending.Nulls));
        }

        foreach (var (from, _, count) in rows)
            departures[from] += count;
        return
        [
            .. rows.Where(static row => row.Count > 0)
                .Select(row => new ChainTransition(NameOf(counts.States, row.From, players), row.To, row.Count, (double)row.Count / departures[row.From]))
                .OrderBy(static row => row.From, StringComparer.Ordinal).ThenBy(static row => row.To, StringComparer.Ordinal),
        ];
    }

    private static string NameOf(StateTree states, int state, NameIndex players)
    {
        var steps = new List<string>();
        for (var node = state; node != StateTree.Start; node = states.Parent(node))
            steps.Add(players[states.Player(node)]);
        steps.Reverse();
        return steps.Count == 0 ? Start : string.Join(" > ", steps);
    }
}
