using Cairn.Attribution.Rules;
using Cairn.Model.Channels;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.PaidTouch;

/// <summary>All credit to the first, or to the last, touch that is paid for; where none is, to the first or last of all (as GA4's "Google paid channels last click").</summary>
internal sealed class PaidTouchRule(NameIndex players, IReadOnlyList<string> paidPlayers, bool isFirst) : ITouchRule
{
    /// <summary>The channels of GA4's default groups that are advertising by definition.</summary>
    public static readonly IReadOnlyList<string> PaidChannels =
    [
        ChannelNames.CrossNetwork, ChannelNames.PaidShopping, ChannelNames.PaidSearch, ChannelNames.PaidSocial, ChannelNames.PaidVideo, ChannelNames.Display, ChannelNames.PaidOther,
    ];

    private readonly HashSet<string> _paidPlayers = new(paidPlayers, StringComparer.OrdinalIgnoreCase);

    // Players appear while journeys are read, so each is looked up once, when it is first seen.
    private readonly List<bool> _isPaid = [];

    public string Name => isFirst ? ModelNames.FirstPaid : ModelNames.LastPaid;

    private string Which => isFirst ? "first" : "last";

    public void Weigh(in Journey journey, Span<double> weights)
    {
        var winner = Winner(in journey);
        if (winner >= 0)
            weights[winner] = 1;
    }

    public string Reason(in Journey journey, int touch)
    {
        var isPaid = IsPaid(journey.Touches[touch].Player);
        if (touch == Winner(in journey))
            return isPaid ? $"the {Which} touch that is paid for takes all" : $"no touch is paid for, so the {Which} takes all";
        return isPaid ? $"not the {Which} paid touch" : "not paid for";
    }

    private int Winner(in Journey journey)
    {
        var winner = -1;
        for (var place = 0; place < journey.Touches.Length; place++)
        {
            var touch = isFirst ? place : journey.Touches.Length - 1 - place;
            if (journey.Touches[touch].Weight <= 0)
                continue;
            if (IsPaid(journey.Touches[touch].Player))
                return touch;
            winner = winner < 0 ? touch : winner;
        }

        return winner;
    }

    private bool IsPaid(int player)
    {
        while (_isPaid.Count <= player)
            _isPaid.Add(_paidPlayers.Contains(players[_isPaid.Count]));
        return _isPaid[player];
    }
}
