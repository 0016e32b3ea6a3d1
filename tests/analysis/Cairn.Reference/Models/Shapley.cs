using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "shapley": a conversion is the dividend of the players that its journey touched.</summary>
internal static class Shapley
{
    public static Credits Of(IReadOnlyList<Journey> journeys)
    {
        var credits = new Credits();
        foreach (var journey in journeys.Where(journey => journey.Converted))
        {
            // A member's weight is the mean of its touches' weights in this journey.
            var members = journey.Touches.GroupBy(touch => touch.Player)
                .ToDictionary(own => own.Key, own => own.Average(touch => touch.Weight));
            var sum = members.Values.Sum();
            if (sum == 0)
                credits.Add(Credits.Unattributed, 1, (double)journey.Money);
            else
                foreach (var (player, weight) in members)
                    credits.Add(player, weight / sum, (double)journey.Money * weight / sum);
        }
        return credits;
    }
}
