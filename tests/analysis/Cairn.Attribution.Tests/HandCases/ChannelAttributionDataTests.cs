using Cairn.Attribution.Tests.Support;

namespace Cairn.Attribution.Tests.HandCases;

/// <summary>The data of the R package ChannelAttribution, against its own results (2.2.4) and an exact Markov solution.</summary>
public class ChannelAttributionDataTests
{
    [Theory]
    [InlineData("eta", 3164, 11909.4762, 4167, 16754.2038, 3539.951157, 13783.497051)]
    [InlineData("iota", 4606, 19597.2613, 3355, 13487.9743, 3857.096221, 15988.988995)]
    [InlineData("alpha", 6308, 19121.2724, 8447, 28414.2143, 7574.718594, 24524.709568)]
    [InlineData("beta", 2831, 12235.5917, 989, 3850.0210, 2083.500145, 8954.266717)]
    [InlineData("theta", 1606, 6652.3493, 653, 2799.0920, 1022.801394, 4295.743619)]
    [InlineData("lambda", 902, 3735.6022, 1207, 5249.9500, 1035.257572, 4430.316169)]
    [InlineData("kappa", 74, 305.7433, 230, 1069.3843, 137.964078, 599.747786)]
    [InlineData("zeta", 27, 103.0040, 107, 453.2608, 136.551540, 539.528763)]
    [InlineData("epsilon", 99, 412.3012, 531, 2202.6123, 272.170438, 1106.270065)]
    [InlineData("gamma", 165, 718.9780, 92, 506.0140, 121.041639, 569.417358)]
    [InlineData("delta", 1, 6.119, 5, 10.972, 1.725, 4.404)]
    [InlineData("mi", 2, 5.273, 2, 5.273, 2.222222, 6.081444)]
    public void heuristics_agree_with_ChannelAttribution(
        string channel, double first, double firstValue, double last, double lastValue, double linear, double linearValue)
    {
        var report = Report(new ModelOptions { Models = ["first", "last", "linear"] });

        Check(report, "first", channel, first, firstValue);
        Check(report, "last", channel, last, lastValue);
        Check(report, "linear", channel, linear, linearValue);
    }

    [Theory]
    [InlineData("alpha", 5344.947682, 0.558399490)]
    [InlineData("beta", 2527.352167, 0.264038536)]
    [InlineData("eta", 3340.847402, 0.349026332)]
    [InlineData("iota", 3884.614702, 0.405835004)]
    [InlineData("theta", 1971.912880, 0.206010463)]
    [InlineData("lambda", 1282.847223, 0.134022123)]
    [InlineData("epsilon", 599.570650, 0.062638582)]
    [InlineData("zeta", 381.062553, 0.039810518)]
    [InlineData("kappa", 274.363256, 0.028663387)]
    [InlineData("gamma", 171.145443, 0.017879974)]
    [InlineData("delta", 4.613618, 0.000481996)]
    [InlineData("mi", 1.722425, 0.000179946)]
    public void markov_agrees_with_the_exact_solution(string channel, double conversions, double removalEffect)
    {
        var (report, effects) = MarkovEffects.OfFile(Repository.Shared("channelattribution_Data.csv"), order: 1);

        report.Conversions(channel).ShouldBeClose(conversions, 1e-6);
        effects[channel].ShouldBeClose(removalEffect, 3e-6); // the reference has nine decimals
    }

    [Theory]
    [InlineData("linear", "alpha", 7554.4625)]
    [InlineData("linear", "beta", 1997.7718)]
    [InlineData("linear", "eta", 3633.7060)]
    [InlineData("linear", "iota", 3661.9460)]
    [InlineData("position_based", "alpha", 7461.1611)]
    [InlineData("position_based", "beta", 1945.7963)]
    [InlineData("position_based", "eta", 3650.4877)]
    [InlineData("position_based", "iota", 3837.3545)]
    [InlineData("position_based", "theta", 1145.4218)]
    [InlineData("position_based", "lambda", 1035.1203)]
    [InlineData("counterfactual", "alpha", 8055.1279)]
    [InlineData("counterfactual", "beta", 2014.5075)]
    [InlineData("counterfactual", "delta", 0.9023)]
    [InlineData("counterfactual", "epsilon", 420.6687)]
    [InlineData("counterfactual", "eta", 3413.7374)]
    [InlineData("counterfactual", "gamma", 120.285)]
    [InlineData("counterfactual", "iota", 3327.7753)]
    [InlineData("counterfactual", "kappa", 179.5568)]
    [InlineData("counterfactual", "lambda", 1031.831)]
    [InlineData("counterfactual", "mi", 2.4)]
    [InlineData("counterfactual", "theta", 1056.0603)]
    [InlineData("counterfactual", "zeta", 162.1477)]
    public void collapsed_paths_agree_with_fractribution(string model, string channel, double conversions)
    {
        var report = Report(new ModelOptions { Models = [model], CollapseRepeats = true });

        Math.Abs(report.Conversions(channel) - conversions).ShouldBeLessThan(0.000051); // the reference has four decimals
    }

    [Fact]
    public void every_model_gives_all_conversions_and_all_money()
    {
        var report = Report(new ModelOptions { Models = ModelNames.All, Order = 2 });

        report.Conversions.ShouldBe(19785);
        foreach (var model in ModelNames.All)
        {
            report.Credits.Where(credit => credit.Model == model).Sum(credit => credit.Conversions).ShouldBe(19785);
            report.Credits.Where(credit => credit.Model == model).Sum(credit => credit.Value).ShouldBe(report.Value);
        }
    }

    private static ModelCredits Report(ModelOptions options) =>
        ModelRuns.OfFile(Repository.Shared("channelattribution_Data.csv"), options);

    // To 1e-6, or to half a unit of the last of the four decimals that references for money have.
    private static void Check(ModelCredits report, string model, string channel, double conversions, double value)
    {
        ((double)report.Row(model, channel).Conversions).ShouldBeClose(conversions, 1e-6);
        ((double)report.Row(model, channel).Value).ShouldBe(value, Math.Max(1e-6 * value, 0.0000501));
    }
}
