using Cairn.Reports;

namespace Cairn.Attribution.Reporting;

/// <summary>What a report says of the Markov chain behind its credits.</summary>
internal static class ChainFacts
{
    private const int Decimals = 9;

    /// <summary>The facts; none where nobody asked.</summary>
    public static Fact[] Of(ChainDetail? chain) => chain is null ? [] :
    [
        new("markov", (Fact[])
        [
            new("order", chain.Order),
            Fact.Of(ReportTable.Of("orders", chain.Losses)
                .With("order", static loss => loss.Order)
                .With("bits_per_step", static loss => Math.Round(loss.BitsPerStep, Decimals))),
            Fact.Of(ReportTable.Of("removal_effects", chain.Effects)
                .With("key", static effect => effect.Key)
                .With("conversions", static effect => Math.Round(effect.Conversions, Decimals))
                .With("value", static effect => Math.Round(effect.Value, Decimals))),
            .. chain.Transitions.Count == 0 ? Array.Empty<Fact>() :
            [
                Fact.Of(ReportTable.Of("transitions", chain.Transitions)
                    .With("from", static transition => transition.From)
                    .With("to", static transition => transition.To)
                    .With("count", static transition => transition.Count)
                    .With("probability", static transition => Math.Round(transition.Probability, Decimals))),
            ],
        ]),
    ];
}
