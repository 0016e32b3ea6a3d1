using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>What one model gives to each player, before it is rounded.</summary>
internal sealed class Credits
{
    public const string Unattributed = "(unattributed)";

    public Dictionary<string, double> Conversions { get; } = new() { [Unattributed] = 0 };

    public Dictionary<string, double> Money { get; } = new() { [Unattributed] = 0 };

    public void Add(string player, double conversions, double money)
    {
        Conversions[player] = Conversions.GetValueOrDefault(player) + conversions;
        Money[player] = Money.GetValueOrDefault(player) + money;
    }

    /// <summary>A model that shares out each conversion by itself; no shares: nobody led to it.</summary>
    public static Credits ByJourney(IEnumerable<Journey> journeys, Func<Journey, double[]> shares)
    {
        var credits = new Credits();
        foreach (var journey in journeys.Where(journey => journey.Converted))
        {
            var parts = shares(journey);
            if (parts.Length == 0)
                credits.Add(Unattributed, 1, (double)journey.Money);
            for (var touch = 0; touch < parts.Length; touch++)
                credits.Add(journey.Touches[touch].Player, parts[touch], parts[touch] * (double)journey.Money);
        }
        return credits;
    }

    /// <summary>A model that scores the players over all journeys: what was earned is shared in the ratio of the scores.</summary>
    public static Credits ByScores(
        IReadOnlyList<Journey> journeys, IReadOnlyDictionary<string, double> scores, IReadOnlyDictionary<string, double> moneyScores)
    {
        var credits = new Credits();
        var earned = journeys.Where(journey => journey.Converted && journey.HasWeight).ToList();
        var nobodys = journeys.Where(journey => journey.Converted && !journey.HasWeight).ToList();
        credits.Add(Unattributed, nobodys.Count, (double)nobodys.Sum(journey => journey.Money));
        var money = (double)earned.Sum(journey => journey.Money);

        // docs/attribution.md, "Refunds": where effects of both signs meet, money follows the shares of conversions.
        if (moneyScores.Values.Sum() == 0 || moneyScores.Values.Any(score => score < -1e-12))
            moneyScores = scores;
        var (sum, moneySum) = (scores.Values.Sum(), moneyScores.Values.Sum());
        foreach (var (player, score) in scores.Where(_ => sum > 0))
            credits.Add(player, earned.Count * score / sum, money * moneyScores[player] / moneySum);
        return credits;
    }
}
