using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.PositionBased;

/// <summary>
/// First touch, last touch and those between share by set weights, 40/20/40 unless set otherwise. One touch takes all; two
/// share in the ratio of the end weights. Each part is multiplied by the touch's own weight.
/// </summary>
internal sealed class PositionBasedRule(PositionWeights position) : ITouchRule
{
    public string Name => ModelNames.PositionBased;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        var last = weights.Length - 1;
        if (last == 0)
        {
            weights[0] = journey.Touches[0].Weight;
            return;
        }

        weights[0] = position.First * journey.Touches[0].Weight;
        weights[last] = position.Last * journey.Touches[last].Weight;
        for (var touch = 1; touch < last; touch++)
            weights[touch] = position.Middle / (last - 1) * journey.Touches[touch].Weight;
    }

    public string Reason(in Journey journey, int touch)
    {
        var last = journey.Touches.Length - 1;
        if (last == 0)
            return "the only touch takes all";
        if (touch == 0)
            return $"first touch, weight {position.First:0.###}";
        return touch == last
            ? $"last touch, weight {position.Last:0.###}"
            : last == 2 ? $"the one between, weight {position.Middle:0.###}"
            : $"one of {last - 1} between, weight {position.Middle:0.###} together";
    }
}
