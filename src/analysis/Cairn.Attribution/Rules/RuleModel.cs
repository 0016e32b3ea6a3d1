using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Rules;

/// <summary>Runs a rule over journeys: normalises its weights to shares and keeps the ledger.</summary>
internal sealed class RuleModel(ITouchRule rule) : IAttributionModel
{
    private readonly CreditLedger _ledger = new();
    private double[] _weights = new double[64];

    public string Name => rule.Name;

    public void Observe(in Journey journey)
    {
        if (journey.Conversions == 0)
            return;
        var touches = journey.Touches;
        if (_weights.Length < touches.Length)
            _weights = new double[touches.Length * 2];
        var weights = _weights.AsSpan(0, touches.Length);
        weights.Clear();
        if (touches.Length > 0)
            rule.Weigh(in journey, weights);
        Book(in journey, weights);
    }

    public CreditLedger Finish(NameIndex players) => _ledger;

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        weights.Clear();
        rule.Weigh(in journey, weights);
        for (var touch = 0; touch < weights.Length; touch++)
            reasons[touch] = rule.Reason(in journey, touch);
    }

    private void Book(in Journey journey, ReadOnlySpan<double> weights)
    {
        double conversions = journey.Conversions;
        var value = (double)journey.Value;
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (total <= 0)
        {
            _ledger.Leave(conversions, value);
            return;
        }

        for (var touch = 0; touch < weights.Length; touch++)
        {
            if (weights[touch] == 0)
                continue;
            var share = weights[touch] / total;
            _ledger.Give(journey.Touches[touch].Player, share * conversions, share * value);
        }
    }
}
