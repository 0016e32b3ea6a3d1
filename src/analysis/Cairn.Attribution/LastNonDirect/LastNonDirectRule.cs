using Cairn.Attribution.LastTouch;
using Cairn.Attribution.Rules;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.LastNonDirect;

/// <summary>
/// All credit to the last touch that is not direct traffic; when all are direct, to the last touch (Google Analytics'
/// "last non-direct click").
/// </summary>
internal sealed class LastNonDirectRule(NameIndex players, string directPlayer) : ITouchRule
{
    // Players appear while journeys are read, so each is compared once, when it is first seen.
    private readonly List<bool> _isDirect = [];

    public string Name => ModelNames.LastNonDirect;

    public void Weigh(in Journey journey, Span<double> weights)
    {
        var winner = Winner(in journey);
        if (winner >= 0)
            weights[winner] = 1;
    }

    public string Reason(in Journey journey, int touch)
    {
        if (touch == Winner(in journey))
            return IsDirect(journey.Touches[touch].Player) ? "all touches are direct, so the last takes all"
                : "the last touch that is not direct takes all";
        return IsDirect(journey.Touches[touch].Player) ? "direct traffic is passed over" : "not the last touch";
    }

    private int Winner(in Journey journey)
    {
        for (var touch = journey.Touches.Length - 1; touch >= 0; touch--)
            if (journey.Touches[touch].Weight > 0 && !IsDirect(journey.Touches[touch].Player))
                return touch;
        return LastTouchRule.Winner(in journey);
    }

    private bool IsDirect(int player)
    {
        while (_isDirect.Count <= player)
            _isDirect.Add(string.Equals(players[_isDirect.Count], directPlayer, StringComparison.OrdinalIgnoreCase));
        return _isDirect[player];
    }
}
