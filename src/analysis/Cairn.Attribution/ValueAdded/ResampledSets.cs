using Cairn.Attribution.Resampling;
using Cairn.Prediction.Logistic;

namespace Cairn.Attribution.ValueAdded;

/// <summary>The counts of <see cref="ActSets"/> in each resample, and what the model gives in each. Bounded: beyond it there is none.</summary>
/// <param name="sets">The sets of all visits.</param>
/// <param name="replicates">How many resamples there are.</param>
internal sealed class ResampledSets(ActSets sets, int replicates)
{
    private const int MaxSets = 1 << 15;
    private const int MaxSteps = 1 << 16;
    private const long MaxBytesOfSets = 55_000_000;

    private readonly ReplicateTable _times = new(replicates, ReplicateTable.RowsIn(MaxBytesOfSets, replicates, MaxSets));
    private readonly ReplicateTable _conversions = new(replicates, ReplicateTable.RowsIn(MaxBytesOfSets, replicates, MaxSets));
    private readonly ReplicateTable _steps = new(replicates, ReplicateTable.RowsIn(2 * MaxBytesOfSets, replicates, MaxSteps));
    private readonly double[] _earned = new double[replicates];
    private readonly double[] _money = new double[replicates];

    /// <summary>Whether a bound was reached.</summary>
    public bool IsFull => _times.IsFull || _steps.IsFull;

    /// <summary>Counts conversions, whatever led to them.</summary>
    public void Earn(double value, ReadOnlySpan<double> conversions)
    {
        for (var place = 0; place < replicates; place++)
        {
            _earned[place] += conversions[place];
            _money[place] += ReplicateTable.Quantum(value) * conversions[place];
        }
    }

    public void Visit(int set, ReadOnlySpan<double> times, bool converted, ReadOnlySpan<double> conversions)
    {
        _times.Add(set, 1, times);
        if (converted)
            _conversions.Add(set, 1, conversions);
    }

    public void Take(int step, ReadOnlySpan<double> times) => _steps.Add(step, 1, times);

    /// <summary>What each resample gives.</summary>
    /// <param name="rows">The sets as observations, in the order of <paramref name="order"/>.</param>
    /// <param name="order">Which set each observation is.</param>
    /// <param name="steps">The steps, in an order that depends on names alone.</param>
    /// <param name="start">The model of all people.</param>
    /// <param name="players">How many players there are.</param>
    public ReplicateLedger? Finish(BinaryRows rows, int[] order, int[] steps, LogisticModel start, int players)
    {
        if (IsFull)
            return null;
        var credits = new double[players + 1, replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var times = Array.ConvertAll(order, set => _times[set][replicate]);
            var conversions = Array.ConvertAll(order, set => Math.Min(_times[set][replicate], _conversions[set][replicate]));
            var model = LogisticRegression.Fit(rows, times, conversions, ValueAddedModel.PriorDeviation, start);
            var chances = ValueAddedModel.Chances(model, rows, order);
            var left = _earned[replicate];
            foreach (var step in steps)
            {
                var taken = sets.Steps[step];
                var gain = _steps[step][replicate] * (chances[taken.To] - chances[taken.From]);
                credits[taken.Player, replicate] += gain;
                left -= gain;
            }

            credits[players, replicate] = left;
        });
        var ledger = new ReplicateLedger(replicates);
        var (conversions, value) = (new double[replicates], new double[replicates]);
        for (var player = -1; player < players; player++)
        {
            for (var replicate = 0; replicate < replicates; replicate++)
            {
                conversions[replicate] = credits[player < 0 ? players : player, replicate];
                value[replicate] = _earned[replicate] == 0 ? 0 : conversions[replicate] * _money[replicate] / _earned[replicate];
            }

            ledger.Give(player, conversions, value);
        }

        return ledger.IsFull ? null : ledger;
    }
}
