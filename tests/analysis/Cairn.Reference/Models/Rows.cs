using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>The rows of a report: every model asked for, every player that any journey touched.</summary>
internal static class Rows
{
    public static IEnumerable<ReferenceRow> Of(IReadOnlyList<Journey> journeys, ReferenceQuestion question)
    {
        var order = new RowOrder();
        var players = journeys.SelectMany(journey => journey.Touches).Select(touch => touch.Player).Distinct().ToList();
        var conversions = journeys.Count(journey => journey.Converted);
        var money = journeys.Sum(journey => journey.Money);
        var moneyDecimals = journeys.Select(journey => Decimals(journey.Money)).Append(8).Max();
        foreach (var model in question.Models)
        {
            var credits = CreditsOf(model, journeys, question);
            foreach (var player in players)
                credits.Add(player, 0, 0);
            var counts = LargestRemainder.Round(credits.Conversions, conversions, 9, order);
            var values = LargestRemainder.Round(credits.Money, money, moneyDecimals, order);
            foreach (var player in credits.Conversions.Keys.Order(order))
                yield return new ReferenceRow(
                    model, player, counts[player], values[player], credits.Conversions[player], credits.Money[player]);
        }
    }

    private static Credits CreditsOf(string model, IReadOnlyList<Journey> journeys, ReferenceQuestion question) => model switch
    {
        "shapley" => Shapley.Of(journeys),
        "markov" => Markov.Of(journeys, question.Order),
        "counterfactual" => Counterfactual.Of(journeys),
        "probabilistic" => Probabilistic.Of(journeys),
        _ => Credits.ByJourney(journeys, journey => Rules.Shares(model, journey, question)),
    };

    /// <summary>How many decimals an amount has, zeros at its end aside.</summary>
    private static int Decimals(decimal money)
    {
        var decimals = 0;
        for (; decimals < 28 && decimal.Round(money, decimals) != money; decimals++)
        {
        }
        return decimals;
    }
}
