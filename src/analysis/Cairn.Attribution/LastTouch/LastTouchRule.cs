using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.LastTouch;

/// <summary>All credit to the last touch that has a weight.</summary>
internal sealed class LastTouchRule : ITouchRule
{
    public string Name => ModelNames.LastTouch;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        var last = Winner(in journey);
        if (last >= 0)
            weights[last] = 1;
    }

    public string Reason(in Journey journey, int touch) =>
        touch == Winner(in journey) ? "the last touch takes all" : "not the last touch";

    /// <summary>The last touch with a weight above 0, or -1.</summary>
    internal static int Winner(in Journey journey)
    {
        for (var touch = journey.Touches.Length - 1; touch >= 0; touch--)
            if (journey.Touches[touch].Weight > 0)
                return touch;
        return -1;
    }
}
