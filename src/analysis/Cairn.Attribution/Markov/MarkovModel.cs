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
    private readonly ChainCandidates _chains = new(order);
    private readonly CreditLedger _ledger = new();
    private readonly PlayerWeights _weights = new();
    private long _conversions;
    private decimal _value;
    private NameIndex? _players;
    private RemovalEffects _removal = new([], []);
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

        _chains.Add(in journey);
        _weights.Add(in journey);
        _conversions += journey.Conversions;
        _value += journey.Value;
    }

    public CreditLedger Finish(NameIndex players)
    {
        _players = players;
        _chains.Choose(players.Count);
        _removal = RemovalEffects.Of(_chains.Chosen, players, _conversions, _value);
        _removal.Share(_ledger, players, _weights, _conversions, (double)_value);
        return _ledger;
    }

    public void Resample(in Journey journey, ReplicateDraws draws)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        _left ??= new ReplicateLedger(draws.Conversions.Length);
        if (LastTouchRule.Winner(in journey) >= 0)
            _chains.Resample(in journey, draws);
        else if (journey.Conversions > 0)
            _left.Give(-1, 1, (double)journey.Value / journey.Conversions, draws.Conversions);
    }

    public ReplicateLedger? FinishResamples(NameIndex players) => _left is null ? null : _chains.HasResamples ? _chains.Resampled?.Finish(players, _weights, _left) : _left;

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        for (var touch = 0; touch < weights.Length; touch++)
        {
            var player = journey.Touches[touch].Player;
            var effect = player < Effects.Length ? Effects[player] : 0;
            var own = 0;
            foreach (var other in journey.Touches)
                own += other.Player == player ? 1 : 0;
            weights[touch] = effect * journey.Touches[touch].Weight / own;
            reasons[touch] = player < Effects.Length
                ? $"without {_players![player]} {effect:0.0%} of all conversions are lost (shares within this journey only)"
                : "not in the chain";
        }
    }

    /// <summary>The chain; null where it was not chosen and nobody asked. After <see cref="Finish"/>.</summary>
    public ChainDetail? Detail(NameIndex players, bool isDetailed)
    {
        if (!isDetailed && order != ModelOptions.AutoOrder)
            return null;
        var byName = Enumerable.Range(0, players.Count).OrderBy(player => players[player], StringComparer.Ordinal);
        var effects = from player in byName
                      where _removal.Conversions[player] > 0
                      select new RemovalEffect(players[player], _removal.Conversions[player], _removal.Value[player]);
        return new ChainDetail(_chains.Chosen.Order, _chains.Losses, [.. effects], isDetailed ? TransitionTable.Of(_chains.Chosen, players) : []);
    }

    /// <summary>Removal effects on conversions, by player; after <see cref="Finish"/>.</summary>
    internal ReadOnlySpan<double> Effects => _removal.Conversions;
}
