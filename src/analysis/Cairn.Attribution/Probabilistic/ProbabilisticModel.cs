using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Probabilistic;

/// <summary>
/// The simple probabilistic model (Shao and Li 2011, "Data-driven Multi-touch Attribution Models", section 3.2): in a
/// journey that converted, player i scores p(i) + 1/(2 N) sum over the N other players j of [p(i,j) - p(i) - p(j)], where
/// p(i) and p(i,j) are the shares of journeys with these players that converted. Scores are summed over the conversions,
/// floored at 0 and scaled to what was earned.
/// </summary>
internal sealed class ProbabilisticModel : IAttributionModel
{
    /// <summary>Bound on players, as the memory grows with their square: 56 MB when it is reached.</summary>
    public const int MaxPlayers = 1024;

    private readonly CreditLedger _ledger = new();
    private readonly PlayerWeights _weights = new();
    private PairTable _pairs = new(32);
    private int[] _members = new int[64];
    private long _conversions;
    private decimal _value;
    private double[] _means = [];

    public string Name => ModelNames.Probabilistic;

    public void Observe(in Journey journey)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        var members = Members(in journey);
        if (members.Length == 0)
        {
            _ledger.Leave(journey.Conversions, (double)journey.Value);
            return;
        }

        _weights.Add(in journey);
        _conversions += journey.Conversions;
        _value += journey.Value;
        foreach (var i in members)
            foreach (var j in members)
                _pairs.Add(i, j, members.Length, in journey);
    }

    public CreditLedger Finish(NameIndex players)
    {
        var (conversions, value) = RawScores(players);
        _means = new double[players.Count];
        for (var player = 0; player < players.Count; player++)
        {
            _means[player] = _pairs.Probability(player, player);
            conversions[player] = Math.Max(0, conversions[player]) * _weights.Mean(player);
            value[player] = Math.Max(0, value[player]) * _weights.Mean(player);
        }

        // Money that is negative in sum has no positive scores: it follows the conversions.
        var money = value.Sum() > 0 ? value : conversions;
        Proportional.Share(_ledger, players, conversions, money, _conversions, (double)_value);
        return _ledger;
    }

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        var members = Members(in journey).ToArray();
        for (var touch = 0; touch < weights.Length; touch++)
        {
            var player = journey.Touches[touch].Player;
            var own = 0;
            foreach (var other in journey.Touches)
                own += other.Player == player ? 1 : 0;
            var score = player < _means.Length ? _pairs.Score(player, members) : 0;
            weights[touch] = Math.Max(0, score) * journey.Touches[touch].Weight / own;
            reasons[touch] = player < _means.Length
                ? $"{_means[player]:0.0%} of the journeys with it convert; score {score:0.####} beside the other players"
                : "never seen";
        }
    }

    /// <summary>The scores of the paper, summed over conversions and weighed by money; not scaled, not floored.</summary>
    internal (double[] Conversions, double[] Value) RawScores(NameIndex players)
    {
        var conversions = new double[players.Count];
        var value = new double[players.Count];
        var order = Enumerable.Range(0, players.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(players[a], players[b]));
        foreach (var player in order)
            (conversions[player], value[player]) = _pairs.Sum(player, order);
        return (conversions, value);
    }

    // The different players of a journey; none when no touch has a weight.
    private ReadOnlySpan<int> Members(in Journey journey)
    {
        if (_members.Length < journey.Touches.Length)
            _members = new int[journey.Touches.Length * 2];
        var count = 0;
        var weight = 0.0;
        foreach (var touch in journey.Touches)
        {
            _pairs = _pairs.WithRoomFor(touch.Player);
            weight += touch.Weight;
            if (!_members.AsSpan(0, count).Contains(touch.Player))
                _members[count++] = touch.Player;
        }

        return weight > 0 ? _members.AsSpan(0, count) : [];
    }
}
