using Cairn.Attribution.Accounting;
using Cairn.Attribution.Resampling;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>
/// The counts of a chain in each resample, and its removal effects in each. Bounded: beyond <see cref="MaxTransitions"/> different transitions
/// or <see cref="MaxWork"/> there are none.
/// </summary>
/// <param name="counts">The counts of all journeys.</param>
/// <param name="replicates">How many resamples there are.</param>
/// <param name="maxBytes">How much memory it may take.</param>
internal sealed class ResampledChain(TransitionCounts counts, int replicates, long maxBytes)
{
    private const int MaxTransitions = 1 << 16;
    private const int Tables = 4;

    /// <summary>The most transitions times players: each resample is solved once for each player.</summary>
    private const long MaxWork = 20_000_000;

    private readonly ReplicateTable _transitions = new(replicates, ReplicateTable.RowsIn(maxBytes / Tables, replicates, MaxTransitions));
    private readonly ReplicateTable _conversions = new(replicates, ReplicateTable.RowsIn(maxBytes / Tables, replicates, MaxTransitions));
    private readonly ReplicateTable _nulls = new(replicates, ReplicateTable.RowsIn(maxBytes / Tables, replicates, MaxTransitions));
    private readonly ReplicateTable _value = new(replicates, ReplicateTable.RowsIn(maxBytes / Tables, replicates, MaxTransitions));
    private int[] _trace = new int[64];

    private bool IsFull => _transitions.IsFull || _conversions.IsFull || _nulls.IsFull || _value.IsFull;

    public void Add(in Journey journey, ReplicateDraws draws)
    {
        if (IsFull)
            return;
        if (_trace.Length < journey.Touches.Length)
            _trace = new int[journey.Touches.Length * 2];
        var state = counts.Trace(in journey, _trace);
        foreach (var transition in _trace.AsSpan(0, journey.Touches.Length))
            _transitions.Add(transition, 1, draws.Times);
        if (journey.Nulls > 0)
            _nulls.Add(state, 1, draws.Nulls);
        if (journey.Conversions > 0)
        {
            _conversions.Add(state, 1, draws.Conversions);
            _value.Add(state, ReplicateTable.Quantum((double)journey.Value / journey.Conversions), draws.Conversions);
        }

        if (!IsFull)
            return;
        // One that is full makes the others useless.
        foreach (var table in new[] { _transitions, _conversions, _nulls, _value })
            table.Drop();
    }

    /// <summary>The credits in each resample; null where a bound was reached.</summary>
    /// <param name="players">The players.</param>
    /// <param name="weights">The mean weight of each, over all journeys.</param>
    /// <param name="left">What nobody earned in each resample, to which the credits are added.</param>
    public ReplicateLedger? Finish(NameIndex players, PlayerWeights weights, ReplicateLedger left)
    {
        if (IsFull || (long)counts.Transitions.Length * players.Count > MaxWork)
            return null;
        var (conversions, value) = (new double[players.Count, replicates], new double[players.Count, replicates]);
        Parallel.For(0, replicates, replicate => Solve(replicate, players, weights, conversions, value));
        var (someConversions, someValue) = (new double[replicates], new double[replicates]);
        for (var player = 0; player < players.Count; player++)
        {
            for (var replicate = 0; replicate < replicates; replicate++)
                (someConversions[replicate], someValue[replicate]) = (conversions[player, replicate], value[player, replicate]);
            left.Give(player, someConversions, someValue);
        }

        return left.IsFull ? null : left;
    }

    private void Solve(int replicate, NameIndex players, PlayerWeights weights, double[,] conversions, double[,] value)
    {
        var (chain, converted, money) = Counts(replicate);
        if (converted == 0)
            return;
        var effects = RemovalEffects.Of(chain, players, converted, (decimal)money, RemovalFlows.Rough * converted / chain.Journeys);
        var ledger = new CreditLedger();
        effects.Share(ledger, players, weights, converted, money);
        for (var player = 0; player < players.Count; player++)
            (conversions[player, replicate], value[player, replicate]) = (ledger.Conversions(player).Value, ledger.Value(player).Value);
    }

    private (TransitionCounts Counts, long Conversions, double Value) Counts(int replicate)
    {
        var transitions = new long[counts.Transitions.Length];
        for (var transition = 0; transition < transitions.Length; transition++)
            transitions[transition] = (long)_transitions[transition][replicate];
        var endings = new TransitionCounts.Ending[counts.States.Count];
        var (journeys, conversions, value) = (0L, 0L, 0.0);
        for (var state = 0; state < endings.Length; state++)
        {
            var ending = new TransitionCounts.Ending
            {
                Conversions = (long)_conversions[state][replicate], Nulls = (long)_nulls[state][replicate], Value = (decimal)_value[state][replicate],
            };
            endings[state] = ending;
            journeys += ending.Conversions + ending.Nulls;
            conversions += ending.Conversions;
            value += (double)ending.Value;
        }

        return (counts.With(transitions, endings, journeys), conversions, value);
    }
}
