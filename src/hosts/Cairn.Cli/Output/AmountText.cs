using Cairn.Attribution.Reporting;

namespace Cairn.Cli.Output;

/// <summary>Amounts of a report as people read them.</summary>
internal static class AmountText
{
    private const decimal MinWithoutCents = 1000;

    /// <summary>An amount. Cents matter in small reports only, and would cost the large ones their bars; beside an interval they say what nobody knows.</summary>
    public static string Of(ModelComparison shares, decimal amount)
    {
        var hasCents = shares.Credits.Intervals is null ? Math.Abs(amount) < 1_000_000 : shares.Total < MinWithoutCents;
        return amount.ToString(hasCents ? "N2" : "N0");
    }
}
