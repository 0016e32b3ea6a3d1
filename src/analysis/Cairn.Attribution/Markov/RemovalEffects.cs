using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>Removal effects of every player.</summary>
/// <param name="Conversions">Share of the conversions that is lost without the player, 0 to 1.</param>
/// <param name="Value">
/// Share of the money that is lost without the player. When refunds make some of these negative, so that shares in
/// proportion to them would mean nothing, the effects on conversions stand in.
/// </param>
internal sealed record RemovalEffects(double[] Conversions, double[] Value)
{
    // Rounding may make the effect of a player on money slightly negative; a refund's effect is beyond this.
    private const double Rounding = 1e-9;

    /// <summary>Builds and solves the chain.</summary>
    /// <param name="counts">Its counts.</param>
    /// <param name="players">The players.</param>
    /// <param name="conversions">All conversions.</param>
    /// <param name="value">All money.</param>
    /// <param name="precision">The error of a share that is allowed.</param>
    public static RemovalEffects Of(TransitionCounts counts, NameIndex players, long conversions, decimal value, double precision = RemovalFlows.Exact)
    {
        var effects = new RemovalEffects(new double[players.Count], new double[players.Count]);
        if (conversions == 0)
            return effects;
        var order = Enumerable.Range(0, players.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(players[a], players[b]));
        var rankOf = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            rankOf[order[rank]] = rank;

        var chain = AbsorbingChain.From(counts, rankOf);
        var seen = chain.Newest.ToHashSet();
        var (converted, money) = RemovalFlows.Solve(chain, order.Length, precision);
        var allConverted = (double)conversions / counts.Journeys;
        var allMoney = (double)value / counts.Journeys;
        foreach (var rank in seen)
        {
            effects.Conversions[order[rank]] = Math.Clamp(1 - (converted[rank] / allConverted), 0, 1);
            effects.Value[order[rank]] = allMoney == 0 ? 0 : 1 - (money[rank] / allMoney);
        }

        return allMoney != 0 && effects.Value.Min() >= -Math.Max(Rounding, 10 * precision)
            ? effects with { Value = Array.ConvertAll(effects.Value, effect => Math.Max(0, effect)) }
            : effects with { Value = effects.Conversions };
    }

    /// <summary>Shares out totals in proportion to the effects, times the mean weight of each player.</summary>
    public void Share(CreditLedger ledger, NameIndex players, PlayerWeights weights, double conversions, double value)
    {
        var (scores, valueScores) = (new double[players.Count], new double[players.Count]);
        for (var player = 0; player < players.Count; player++)
            (scores[player], valueScores[player]) = (Conversions[player] * weights.Mean(player), Value[player] * weights.Mean(player));
        Proportional.Share(ledger, players, scores, valueScores, conversions, value);
    }
}
