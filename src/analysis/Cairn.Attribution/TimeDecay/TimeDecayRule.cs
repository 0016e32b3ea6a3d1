using Cairn.Attribution.LastTouch;
using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.TimeDecay;

/// <summary>
/// A touch's weight halves with every half-life between it and the conversion: 2^(-gap / half-life), times the touch's own
/// weight. With whole half-lives the exponent is the number of half-lives that passed before the gap ended:
/// ceil(gap / half-life) - 1, and 0 for no gap (the worked example of DP6's Marketing-Attribution-Models).
/// </summary>
internal sealed class TimeDecayRule(TimeSpan halfLife, bool wholeHalfLives) : ITouchRule
{
    private readonly double _halfLife = halfLife.TotalMilliseconds;

    public string Name => ModelNames.TimeDecay;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        // Only ratios count, so exponents are taken from the last touch that has a weight: no underflow, however long ago.
        var reference = LastTouchRule.Winner(in journey);
        if (reference < 0)
            return;
        var offset = HalfLives(in journey, reference);
        for (var touch = 0; touch <= reference; touch++)
            weights[touch] = Math.Pow(2, offset - HalfLives(in journey, touch)) * journey.Touches[touch].Weight;
    }

    public string Reason(in Journey journey, int touch) =>
        $"{Count(Gap(in journey, touch) / 86_400_000, "day", "days")} before the end, {Count(HalfLives(in journey, touch), "half-life", "half-lives")}";

    private static string Count(double number, string one, string several) =>
        $"{number:0.##}" is var text && text == "1" ? $"1 {one}" : $"{text} {several}";

    private double HalfLives(in Journey journey, int touch)
    {
        var passed = Gap(in journey, touch) / _halfLife;
        return wholeHalfLives ? Math.Max(0, Math.Ceiling(passed) - 1) : passed;
    }

    // A touch that claims to be later than the end (a clock that runs fast) counts as being at the end.
    private static double Gap(in Journey journey, int touch) =>
        Math.Max(0, journey.EndedAt - journey.Touches[touch].At);
}
