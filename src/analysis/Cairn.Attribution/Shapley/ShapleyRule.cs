using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Shapley;

/// <summary>
/// The Shapley value of the game whose worth v(S) is the number of conversions by journeys that touched no player outside
/// S. The conversions by journeys that touched exactly S are then S's Harsanyi dividend, and the Shapley value splits each
/// dividend equally among its members (Harsanyi 1959; Zhao et al. 2018, "Shapley Value Methods for Attribution Modeling in
/// Online Advertising", section 3.1). So it is exact over the coalitions that were seen, in one pass, without listing 2^n
/// sets. With weighted touches it is the weighted Shapley value (Kalai and Samet 1987): a dividend is split in the ratio
/// of the members' weights, a member's weight being the mean of its touches' weights in the journey.
/// </summary>
internal sealed class ShapleyRule : ITouchRule
{
    // How often each player touched the journey at hand; all 0 between journeys.
    private int[] _touches = new int[64];

    public string Name => ModelNames.Shapley;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        Count(in journey);
        for (var touch = 0; touch < weights.Length; touch++)
            weights[touch] = journey.Touches[touch].Weight / _touches[journey.Touches[touch].Player];
        Forget(in journey);
    }

    public string Reason(in Journey journey, int touch)
    {
        Count(in journey);
        var own = _touches[journey.Touches[touch].Player];
        var members = 0;
        foreach (var other in journey.Touches)
        {
            members += _touches[other.Player] > 0 ? 1 : 0;
            _touches[other.Player] = 0;
        }

        var member = members == 1 ? "the only player takes all" : $"one of {members} players that share alike";
        return own == 1 ? member : $"{member}, over its {own} touches";
    }

    private void Count(in Journey journey)
    {
        foreach (var touch in journey.Touches)
        {
            if (touch.Player >= _touches.Length)
                Array.Resize(ref _touches, Math.Max(touch.Player + 1, _touches.Length * 2));
            _touches[touch.Player]++;
        }
    }

    private void Forget(in Journey journey)
    {
        foreach (var touch in journey.Touches)
            _touches[touch.Player] = 0;
    }
}
