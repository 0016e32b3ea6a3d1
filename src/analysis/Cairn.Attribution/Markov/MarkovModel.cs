using Cairn.Attribution.Accounting;
using Cairn.Attribution.LastTouch;
using Cairn.Attribution.Resampling;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>
/// Removal effects in a Markov chain of order k (Anderl, Becker, von Wangenheim and Schumann 2016, "Mapping the customer
/// journey", section 3), solved exactly: the effect of a player is the share of conversions, or of money, that is lost
/// when journeys end in null where they would reach it. Credit is in proportion to effects, times the mean weight of the
/// player's touches.
/// </summary>
internal sealed class MarkovModel(int order) : IAttributionModel, IResampledModel
{
    private readonly TransitionCounts _counts = new(order);
    private readonly CreditLedger _ledger = new();
    private readonly PlayerWeights _weights = new();
    private long _conversions;
    private decimal _value;
    private NameIndex? _players;
    private double[] _effects = [];
    private ResampledChain? _resampled;
    private ReplicateLedger? _left;

    public string Name => ModelNames.Markov;

    public void Observe(in Journey journey)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        if (LastTouchRule.Winner(in journey) < 0)
        {
            _ledger.Leave(journey.Conversions, (double)journey.Value);
            return;
        }

        _counts.Add(in journey);
        _weights.Add(in journey);
        _conversions += journey.Conversions;
        _value += journey.Value;
    }

    public CreditLedger Finish(NameIndex players)
    {
        _players = players;
        var effects = RemovalEffects.Of(_counts, players, _conversions, _value);
        _effects = effects.Conversions;
        var conversions = new double[players.Count];
        var value = new double[players.Count];
        for (var player = 0; player < players.Count; player++)
        {
            conversions[player] = effects.Conversions[player] * _weights.Mean(player);
            value[player] = effects.Value[player] * _weights.Mean(player);
        }

        Proportional.Share(_ledger, players, conversions, value, _conversions, (double)_value);
        return _ledger;
    }

    public void Resample(in Journey journey, ReplicateDraws draws)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        _resampled ??= new ResampledChain(_counts, draws.Conversions.Length);
        _left ??= new ReplicateLedger(draws.Conversions.Length);
        if (LastTouchRule.Winner(in journey) >= 0)
            _resampled.Add(in journey, draws);
        else if (journey.Conversions > 0)
            _left.Give(-1, 1, (double)journey.Value / journey.Conversions, draws.Conversions);
    }

    public ReplicateLedger? FinishResamples(NameIndex players) => _resampled?.Finish(players, _weights, _left!);

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        for (var touch = 0; touch < weights.Length; touch++)
        {
            var player = journey.Touches[touch].Player;
            var effect = player < _effects.Length ? _effects[player] : 0;
            var own = 0;
            foreach (var other in journey.Touches)
                own += other.Player == player ? 1 : 0;
            weights[touch] = effect * journey.Touches[touch].Weight / own;
            reasons[touch] = player < _effects.Length
                ? $"without {_players![player]} {effect:0.0%} of all conversions are lost (shares within this journey only)"
                : "not in the chain";
        }
    }

    /// <summary>Removal effects on conversions, by player; after <see cref="Finish"/>.</summary>
    internal ReadOnlySpan<double> Effects => _effects;
}
