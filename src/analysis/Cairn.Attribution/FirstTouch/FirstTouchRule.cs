using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.FirstTouch;

/// <summary>All credit to the first touch that has a weight.</summary>
internal sealed class FirstTouchRule : ITouchRule
{
    public string Name => ModelNames.FirstTouch;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        var first = Winner(in journey);
        if (first >= 0)
            weights[first] = 1;
    }

    public string Reason(in Journey journey, int touch) =>
        touch == Winner(in journey) ? "the first touch takes all" : "not the first touch";

    private static int Winner(in Journey journey)
    {
        for (var touch = 0; touch < journey.Touches.Length; touch++)
            if (journey.Touches[touch].Weight > 0)
                return touch;
        return -1;
    }
}
