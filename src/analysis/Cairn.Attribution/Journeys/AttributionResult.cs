using Cairn.Identity.Probable;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>What attribution over a data folder gave, with what it stands on.</summary>
/// <param name="Credits">The credit.</param>
/// <param name="Totals">What was read and counted.</param>
/// <param name="Currency">Currency of all money in the report; empty where neither plan nor events name any.</param>
/// <param name="Players">The players by their index, as <see cref="JourneyTotals.Players"/> counts them.</param>
/// <param name="UnconvertedRefunds">Refunds that were not taken off, because no rate brings them into the currency of their order.</param>
/// <param name="Bots">Events of machines that call themselves one, within the report's time.</param>
/// <param name="Late">Events that arrived late: what makes the report differ from one that was made before.</param>
/// <param name="Probable">The devices that count as one person's without being so for certain; null where only what is certain counts.</param>
public sealed record AttributionResult(
    ModelCredits Credits,
    JourneyTotals Totals,
    string Currency,
    NameIndex Players,
    long UnconvertedRefunds,
    long Bots,
    LateEvents Late,
    ProbableLinkSet? Probable)
{
    /// <summary>How often a player stands on the journeys; zeros for (unattributed).</summary>
    public PlayerActivity Activity(string key)
    {
        var player = Players.Find(key);
        return player >= 0 && player < Totals.Players.Count ? Totals.Players[player] : default;
    }
}
