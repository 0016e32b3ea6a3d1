using Cairn.Reports;

namespace Cairn.Attribution.Reporting;

/// <summary>What a report says in a sentence or two.</summary>
public static class Finding
{
    /// <summary>Who leads, and how much the choice of the model matters.</summary>
    /// <param name="shares">One measure of the report.</param>
    /// <param name="format">How an amount is written.</param>
    /// <param name="noun">What the amounts are: conversions, USD.</param>
    public static string Of(ModelComparison shares, Func<decimal, string> format, string noun)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(format);
        var credits = shares.Credits;
        var players = credits.Keys.Count - 1;
        if (shares.Total == 0 || Enumerable.Range(0, players).All(key => credits.Models.Index().All(model => shares.Measure(credits[model.Index, key]) == 0)))
            return $"There is nothing to share out: no {noun} of any player.";
        var leaders = Enumerable.Range(0, credits.Models.Count).Select(model => Enumerable.Range(0, players).MaxBy(key => shares[model, key])).ToArray();
        var leader = leaders.GroupBy(static key => key).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key).First();
        var amounts = leaders.Index().Where(entry => entry.Item == leader.Key).Select(entry => shares.Measure(credits[entry.Index, leader.Key])).ToArray();
        var range = amounts.Min() == amounts.Max() ? format(amounts[0]) : $"{format(amounts.Min())} to {format(amounts.Max())}";
        var text = credits.Models.Count == 1
            ? $"{credits.Keys[leader.Key]} leads with {range} of {format(shares.Total)} {noun}."
            : $"{credits.Keys[leader.Key]} leads under {(leader.Count() == credits.Models.Count ? "every model" : $"{leader.Count()} of {credits.Models.Count} models")}, with {range} of {format(shares.Total)} {noun}.";
        if (credits.Models.Count < 2)
            return text;
        var widest = Enumerable.Range(0, players).MaxBy(key => shares.Spread(key).Difference);
        var (least, most, _) = shares.Spread(widest);
        return text + $" The models differ most on {credits.Keys[widest]}, {Numbers.Percent(shares[least, widest])} ({credits.Models[least]}) to {Numbers.Percent(shares[most, widest])} ({credits.Models[most]})"
            + (shares.FurthestApart() is var (_, _, moved) ? $"; the choice of the model moves {Numbers.Percent(moved, 0)} of all credit." : ".");
    }
}
