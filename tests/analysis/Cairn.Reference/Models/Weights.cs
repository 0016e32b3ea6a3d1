using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md: the mean weight of a player's touches, over all journeys in which something weighs.</summary>
internal static class Weights
{
    public static Dictionary<string, double> Mean(IEnumerable<Journey> journeys) =>
        journeys.Where(journey => journey.HasWeight).SelectMany(journey => journey.Touches)
            .GroupBy(touch => touch.Player).ToDictionary(own => own.Key, own => own.Average(touch => touch.Weight));
}
