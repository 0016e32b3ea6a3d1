using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Explanation;

/// <summary>Turns a model's weights for one journey into credit that adds up exactly.</summary>
internal static class Explainer
{
    public static ModelExplanation Explain(IAttributionModel model, NameIndex players, in Journey journey)
    {
        var touches = journey.Touches.ToArray();
        var weights = new double[touches.Length];
        var reasons = new string[touches.Length];
        if (touches.Length > 0)
            model.Explain(in journey, weights, reasons);
        var conversions = Split(journey.Conversions, weights, Apportionment.ConversionDecimals);
        var value = Split(journey.Value, weights, Apportionment.ValueDecimals);
        var credits = touches.Select((touch, i) =>
            new TouchCredit(players[touch.Player], touch.At, conversions[i], value[i], reasons[i]));
        return new ModelExplanation(model.Name, [.. credits], conversions[^1], value[^1]);
    }

    // The last element is the unattributed part: everything when all weights are 0, and 0 otherwise.
    private static decimal[] Split(decimal total, double[] weights, int decimals)
    {
        var sum = weights.Sum();
        var amounts = new FixedSum[weights.Length + 1];
        for (var i = 0; i < weights.Length && sum > 0; i++)
            amounts[i].Add(weights[i] / sum * (double)total);
        return Apportionment.Split(total, amounts, decimals);
    }
}
