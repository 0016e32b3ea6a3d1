using Cairn.Attribution.Accounting;

namespace Cairn.Attribution.Markov;

/// <summary>
/// How well a chain foretells what comes next in a journey, a touch, a conversion or an end without one, each step foretold by all others: the counts of
/// its state without the step itself, mixed with how common each step is anywhere (leaving-one-out; Ney, Essen and Kneser 1995, "On the estimation of
/// small probabilities by leaving-one-out"; Dirichlet smoothing as in MacKay and Peto 1995). A higher order is better only where it foretells what it has not seen.
/// </summary>
internal static class StepLoss
{
    /// <summary>How many steps what is common anywhere counts for; the best one is taken for each chain.</summary>
    private static readonly double[] PriorSteps = [1, 4, 16, 64, 256];

    /// <summary>Mean surprise a step, in bits; 0 where there is no step.</summary>
    /// <param name="counts">The counts of the chain.</param>
    /// <param name="players">How many players there are.</param>
    public static double Of(TransitionCounts counts, int players)
    {
        var (departures, common, steps) = Totals(counts, players);
        return steps == 0 ? 0 : PriorSteps.Min(prior => Loss(counts, departures, common, prior)) / steps;
    }

    private static (long[] Departures, double[] Common, long Steps) Totals(TransitionCounts counts, int players)
    {
        var departures = new long[counts.States.Count];
        var next = new long[players + 2];
        foreach (ref readonly var transition in counts.Transitions)
        {
            departures[transition.From] += transition.Count;
            next[counts.States.Player(transition.To)] += transition.Count;
        }

        for (var state = 0; state < departures.Length; state++)
        {
            var ending = counts.EndingOf(state);
            departures[state] += ending.Conversions + ending.Nulls;
            next[players] += ending.Conversions;
            next[players + 1] += ending.Nulls;
        }

        var steps = next.Sum();
        return (departures, Array.ConvertAll(next, count => (double)count / Math.Max(1, steps)), steps);
    }

    private static double Loss(TransitionCounts counts, long[] departures, double[] common, double prior)
    {
        // Whole units, so that the sum does not depend on which state was seen first.
        var loss = default(FixedSum);
        foreach (ref readonly var transition in counts.Transitions)
            loss.Add(Surprise(transition.Count, departures[transition.From], common[counts.States.Player(transition.To)], prior));
        for (var state = 0; state < departures.Length; state++)
        {
            var ending = counts.EndingOf(state);
            loss.Add(Surprise(ending.Conversions, departures[state], common[^2], prior));
            loss.Add(Surprise(ending.Nulls, departures[state], common[^1], prior));
        }

        return loss.Value;
    }

    private static double Surprise(long count, long departures, double common, double prior) =>
        count == 0 ? 0 : -count * Math.Log2((count - 1 + (prior * common)) / (departures - 1 + prior));
}
