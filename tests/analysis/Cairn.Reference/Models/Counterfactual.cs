using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "counterfactual": what a path loses of its conversion probability without a touch.</summary>
internal sealed class Counterfactual(IReadOnlyList<Journey> journeys)
{
    private readonly Dictionary<string, double> _probability = journeys
        .Where(journey => journey.HasWeight)
        .GroupBy(journey => Key(PathOf(journey)))
        .ToDictionary(same => same.Key, same => same.Average(journey => journey.Converted ? 1.0 : 0.0));

    private readonly Dictionary<string, double> _weights = Weights.Mean(journeys);

    public static Credits Of(IReadOnlyList<Journey> journeys)
    {
        var model = new Counterfactual(journeys);
        var credits = new Credits();
        foreach (var journey in journeys.Where(journey => journey.Converted))
        {
            if (!journey.HasWeight)
            {
                credits.Add(Credits.Unattributed, 1, (double)journey.Money);
                continue;
            }
            var path = PathOf(journey);
            foreach (var (player, share) in path.Zip(model.Shares(path)))
                credits.Add(player, share, share * (double)journey.Money);
        }
        return credits;
    }

    /// <summary>The share of each step of a path.</summary>
    private double[] Shares(List<string> path)
    {
        if (path.Count == 1)
            return [1];
        var probability = _probability[Key(path)];
        var marginals = path.Select((player, step) => _weights[player] * Math.Max(0, probability - Without(path, step))).ToArray();
        var sum = marginals.Sum();
        return sum > 0
            ? [.. marginals.Select(marginal => marginal / sum)]
            : [.. path.Select((_, step) => step == path.Count - 1 ? 1.0 : 0.0)];
    }

    /// <summary>The conversion probability of a path without a step, taken as it then is; one that was never seen never converts.</summary>
    private double Without(List<string> path, int step) =>
        _probability.GetValueOrDefault(Key([.. path.Where((_, other) => other != step)]));

    private static List<string> PathOf(Journey journey) => InARowAsOne(journey.Touches.Select(touch => touch.Player));

    private static List<string> InARowAsOne(IEnumerable<string> players)
    {
        var path = new List<string>();
        foreach (var player in players)
            if (path.Count == 0 || path[^1] != player)
                path.Add(player);
        return path;
    }

    private static string Key(List<string> path) => string.Join('\u001f', path);
}
