using Cairn.Model.Journeys;

namespace Cairn.Attribution.Accounting;

/// <summary>Shares out totals in proportion to the players' scores.</summary>
internal static class Proportional
{
    /// <summary>
    /// Gives each player its proportion of both totals. Where all scores are 0 nobody earned the total, and it stays
    /// unattributed. Scores are added up in the players' ordinal order, so that the sum does not depend on indexes.
    /// </summary>
    public static void Share(
        CreditLedger ledger,
        NameIndex players,
        ReadOnlySpan<double> conversionScores,
        ReadOnlySpan<double> valueScores,
        double conversions,
        double value)
    {
        var order = Enumerable.Range(0, players.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(players[a], players[b]));
        double conversionSum = 0, valueSum = 0;
        foreach (var player in order)
        {
            conversionSum += conversionScores[player];
            valueSum += valueScores[player];
        }

        ledger.Leave(conversionSum > 0 ? 0 : conversions, valueSum > 0 ? 0 : value);
        foreach (var player in order)
        {
            ledger.Give(
                player,
                conversionSum > 0 ? conversionScores[player] / conversionSum * conversions : 0,
                valueSum > 0 ? valueScores[player] / valueSum * value : 0);
        }
    }
}
