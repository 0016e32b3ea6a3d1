using Cairn.Attribution.Accounting;
using Cairn.Attribution.LastTouch;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Counterfactual;

/// <summary>
/// Leave one position out (google/fractribution's "shapley", which is a counterfactual rather than a Shapley value): a
/// touch earns the conversion probability of its path minus that of the path without it, floored at 0 and scaled to 1 in
/// each path; when no touch earns anything the last one takes all. Touches of one player in a row count as one, and a path
/// that was never seen converts with probability 0.
/// </summary>
internal sealed class CounterfactualModel : IAttributionModel
{
    private readonly CreditLedger _ledger = new();
    private readonly PlayerWeights _weights = new();
    private readonly PathTable _paths = new();
    private int[] _path = new int[64];
    private double[] _effects = new double[64];

    public string Name => ModelNames.Counterfactual;

    public void Observe(in Journey journey)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        if (LastTouchRule.Winner(in journey) < 0)
        {
            _ledger.Leave(journey.Conversions, (double)journey.Value);
            return;
        }

        _paths.Add(Collapse(in journey), in journey);
        _weights.Add(in journey);
    }

    public CreditLedger Finish(NameIndex players)
    {
        for (var path = 0; path < _paths.Count; path++)
        {
            var outcome = _paths.OutcomeOf(path);
            if (outcome.Conversions == 0)
                continue;
            var steps = _paths.PathOf(path);
            var effects = Effects(steps);
            var value = (double)outcome.Value;
            for (var step = 0; step < steps.Length; step++)
                _ledger.Give(steps[step], effects[step] * outcome.Conversions, effects[step] * value);
        }

        return _ledger;
    }

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        weights.Clear();
        if (LastTouchRule.Winner(in journey) < 0)
        {
            reasons.Fill("no touch has a weight");
            return;
        }

        var steps = Collapse(in journey).ToArray();
        var effects = Effects(steps);
        var probability = _paths.Probability(steps);
        var step = -1;
        for (var touch = 0; touch < weights.Length; touch++)
        {
            if (touch > 0 && journey.Touches[touch].Player == journey.Touches[touch - 1].Player)
            {
                reasons[touch] = "counts as one with the touch before";
                continue;
            }

            weights[touch] = effects[++step];
            reasons[touch] = $"its path converts at {probability:0.0%}; {effects[step]:0.0%} of that is owed to this step";
        }
    }

    /// <summary>The share of each step in the credit of its path; the shares add up to 1.</summary>
    private ReadOnlySpan<double> Effects(ReadOnlySpan<int> path)
    {
        if (_effects.Length < path.Length)
            _effects = new double[path.Length * 2];
        var effects = _effects.AsSpan(0, path.Length);
        effects.Clear();
        if (path.Length > 1)
            _paths.Marginals(path, effects);
        var total = 0.0;
        for (var step = 0; step < path.Length; step++)
            total += effects[step] *= _weights.Mean(path[step]);
        if (total <= 0)
        {
            effects.Clear();
            effects[^1] = 1;
            return effects;
        }

        foreach (ref var effect in effects)
            effect /= total;
        return effects;
    }

    private ReadOnlySpan<int> Collapse(in Journey journey)
    {
        if (_path.Length < journey.Touches.Length)
            _path = new int[journey.Touches.Length * 2];
        var count = 0;
        foreach (var touch in journey.Touches)
            if (count == 0 || _path[count - 1] != touch.Player)
                _path[count++] = touch.Player;
        return _path.AsSpan(0, count);
    }
}
