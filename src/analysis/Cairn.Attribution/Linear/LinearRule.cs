using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Linear;

/// <summary>The same credit to every touch, repeats included, times the touch's weight.</summary>
internal sealed class LinearRule : ITouchRule
{
    public string Name => ModelNames.Linear;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        for (var touch = 0; touch < weights.Length; touch++)
            weights[touch] = journey.Touches[touch].Weight;
    }

    public string Reason(in Journey journey, int touch) =>
        (journey.Touches.Length == 1 ? "the only touch" : $"one of {journey.Touches.Length} touches")
        + (journey.Touches[touch].Weight == 1 ? "" : $", weight {journey.Touches[touch].Weight:0.###}");
}
