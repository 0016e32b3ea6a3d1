using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "probabilistic" (Shao and Li 2011, section 3.2).</summary>
internal static class Probabilistic
{
    public static Credits Of(IReadOnlyList<Journey> journeys)
    {
        var seen = journeys.Where(journey => journey.HasWeight)
            .Select(journey => (
                Players: journey.Touches.Select(touch => touch.Player).ToHashSet(), journey.Converted, Money: (double)journey.Money))
            .ToList();
        var weights = Weights.Mean(journeys);
        var (scores, moneyScores) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var player in weights.Keys)
        {
            var own = seen.Where(journey => journey.Converted && journey.Players.Contains(player)).ToList();
            scores[player] = weights[player] * Math.Max(0, own.Sum(journey => Score(player, journey.Players)));
            moneyScores[player] = weights[player] * Math.Max(0, own.Sum(journey => Score(player, journey.Players) * journey.Money));
        }
        return Credits.ByScores(journeys, scores, moneyScores);

        // p(i) + 1 / (2 N) times the sum over the others j of (p(i,j) - p(i) - p(j)).
        double Score(string player, HashSet<string> players)
        {
            var others = players.Where(other => other != player).ToList();
            var synergy = others.Sum(other => P(player, other) - P(player, player) - P(other, other));
            return P(player, player) + (others.Count == 0 ? 0 : synergy / (2 * others.Count));
        }

        // The share of the journeys with both players that converted.
        double P(string one, string other) =>
            seen.Where(journey => journey.Players.Contains(one) && journey.Players.Contains(other))
                .Average(journey => journey.Converted ? 1.0 : 0.0);
    }
}
