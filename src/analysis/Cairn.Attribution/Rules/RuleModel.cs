using Cairn.Attribution.Accounting;
using Cairn.Attribution.Resampling;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Rules;

/// <summary>Runs a rule over journeys: normalises its weights to shares and keeps the ledger.</summary>
internal sealed class RuleModel(ITouchRule rule) : IAttributionModel, IResampledModel
{
    private readonly CreditLedger _ledger = new();
    private ReplicateLedger? _resampled;
    private double[] _weights = new double[64];

    public string Name => rule.Name;

    public void Observe(in Journey journey)
    {
        if (journey.Conversions == 0)
            return;
        var shares = Shares(in journey);
        double conversions = journey.Conversions;
        var value = (double)journey.Value;
        if (shares.IsEmpty)
            _ledger.Leave(conversions, value);
        for (var touch = 0; touch < shares.Length; touch++)
            if (shares[touch] != 0)
                _ledger.Give(journey.Touches[touch].Player, shares[touch] * conversions, shares[touch] * value);
    }

    public void Resample(in Journey journey, ReplicateDraws draws)
    {
        if (journey.Conversions == 0)
            return;
        _resampled ??= new ReplicateLedger(draws.Conversions.Length);
        var shares = Shares(in journey);
        var value = (double)journey.Value / journey.Conversions;
        if (shares.IsEmpty)
            _resampled.Give(-1, 1, value, draws.Conversions);
        for (var touch = 0; touch < shares.Length; touch++)
            if (shares[touch] != 0)
                _resampled.Give(journey.Touches[touch].Player, shares[touch], value, draws.Conversions);
    }

    public ReplicateLedger? FinishResamples(NameIndex players) => _resampled is { IsFull: false } ? _resampled : null;

    public CreditLedger Finish(NameIndex players) => _ledger;

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        weights.Clear();
        rule.Weigh(in journey, weights);
        for (var touch = 0; touch < weights.Length; touch++)
            reasons[touch] = rule.Reason(in journey, touch);
    }

    /// <summary>The share of each touch; none where nobody earned anything. Stands until the next call.</summary>
    private ReadOnlySpan<double> Shares(in Journey journey)
    {
        var touches = journey.Touches;
        if (_weights.Length < touches.Length)
            _weights = new double[touches.Length * 2];
        var weights = _weights.AsSpan(0, touches.Length);
        weights.Clear();
        if (touches.Length > 0)
            rule.Weigh(in journey, weights);
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (total <= 0)
            return [];
        foreach (ref var weight in weights)
            weight /= total;
        return weights;
    }
}
