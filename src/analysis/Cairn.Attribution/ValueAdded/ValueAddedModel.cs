using Cairn.Attribution.Accounting;
using Cairn.Attribution.Resampling;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Prediction.Logistic;

namespace Cairn.Attribution.ValueAdded;

/// <summary>
/// How much an act changes the chance that its visit ends in the conversion, at the moment at which it happens: the chance after it less the chance before,
/// by a logistic model of what the visit has seen so far, fitted to all visits with and without a conversion. Acts that drive people away get less than
/// nothing, acts of visits that do not convert count like all others, and what acts do not explain stays unattributed: increments and remainder add up to
/// the conversions exactly.
/// </summary>
/// <remarks>An act counts the first time in a visit. Money follows the conversions.</remarks>
/// <param name="gap">Silence after which a visit is over.</param>
internal sealed class ValueAddedModel(TimeSpan gap) : IAttributionModel, IResampledModel
{
    /// <summary>Weights beyond twice this, in log-odds, are hard to believe: an act that makes the odds fifty times as large.</summary>
    public const double PriorDeviation = 2;

    private readonly VisitWalk _visits = new((long)gap.TotalMilliseconds);
    private readonly ActSets _sets = new();
    private readonly CreditLedger _ledger = new();
    private long _conversions;
    private decimal _value;
    private ResampledSets? _resampled;
    private LogisticModel? _model;
    private BinaryRows? _rows;
    private int[] _order = [];
    private double[] _chances = [];
    private int[] _rankOf = [];

    public string Name => ModelNames.ValueAdded;

    public void Observe(in Journey journey)
    {
        _conversions += journey.Conversions;
        _value += journey.Value;
        var times = journey.Conversions + journey.Nulls;
        if (times == 0)
            return;
        var conversions = journey.Conversions;
        _visits.Run(in journey, (moments, converted) =>
        {
            var set = ActSets.Empty;
            _sets.Visit(set, times, converted ? conversions : 0);
            foreach (ref readonly var moment in moments)
            {
                if (_sets.Take(set, moment.Player, times) is var step and >= 0)
                {
                    set = _sets.Steps[step].To;
                    _sets.Visit(set, times, converted ? conversions : 0);
                }
            }
        });
    }

    public void Resample(in Journey journey, ReplicateDraws draws)
    {
        if (journey.Conversions + journey.Nulls == 0)
            return;
        _resampled ??= new ResampledSets(_sets, draws.Conversions.Length);
        if (journey.Conversions > 0)
            _resampled.Earn((double)journey.Value / journey.Conversions, draws.Conversions);
        if (_resampled.IsFull)
            return;
        _visits.Run(in journey, (moments, converted) =>
        {
            var set = ActSets.Empty;
            _resampled.Visit(set, draws.Times, converted, draws.Conversions);
            foreach (ref readonly var moment in moments)
            {
                if (_sets.Find(set, moment.Player) is var step and >= 0)
                {
                    _resampled.Take(step, draws.Times);
                    set = _sets.Steps[step].To;
                    _resampled.Visit(set, draws.Times, converted, draws.Conversions);
                }
            }
        });
    }

    public CreditLedger Finish(NameIndex players)
    {
        var done = new HashSet<int>();
        foreach (ref readonly var step in _sets.Steps)
            done.Add(step.Player);
        if (done.Count > LogisticRegression.MaxFeatures)
        {
            throw new UserException(
                $"The value that acts add is fitted to {LogisticRegression.MaxFeatures:N0} players at most, and there are {done.Count:N0}.",
                "Leave value_added out, or group the players (for example events instead of a property).");
        }

        (_rows, _order) = Rows(players, [.. done]);
        _model = LogisticRegression.Fit(_rows, PriorDeviation);
        _chances = Chances(_model, _rows, _order);
        var mean = _conversions == 0 ? 0 : (double)_value / _conversions;
        var given = default(FixedSum);
        foreach (ref readonly var step in _sets.Steps)
        {
            var gain = step.Times * (_chances[step.To] - _chances[step.From]);
            _ledger.Give(step.Player, gain, gain * mean);
            given.Add(gain);
        }

        _ledger.Leave(_conversions - given.Value, (_conversions - given.Value) * mean);
        return _ledger;
    }

    public ReplicateLedger? FinishResamples(NameIndex players)
    {
        if (_resampled is null)
            return null;
        var placeOf = new int[_order.Length];
        for (var place = 0; place < _order.Length; place++)
            placeOf[_order[place]] = place;
        var steps = Enumerable.Range(0, _sets.Steps.Length).ToArray();
        Array.Sort(steps, (a, b) => (placeOf[_sets.Steps[a].From], _rankOf[_sets.Steps[a].Player]).CompareTo((placeOf[_sets.Steps[b].From], _rankOf[_sets.Steps[b].Player])));
        return _resampled.Finish(_rows!, _order, steps, _model!, players.Count);
    }

    public void Explain(in Journey journey, Span<double> weights, Span<string> reasons)
    {
        weights.Clear();
        var (told, gains) = (new string[weights.Length], new double[weights.Length]);
        _visits.Run(in journey, (moments, _) =>
        {
            var set = ActSets.Empty;
            foreach (ref readonly var moment in moments)
            {
                var step = _sets.Find(set, moment.Player);
                if (moment.Touch >= 0)
                    told[moment.Touch] = "done before in this visit";
                if (step < 0)
                    continue;
                var next = _sets.Steps[step].To;
                var (before, after) = (Chance(set), Chance(next));
                set = next;
                if (moment.Touch < 0)
                    continue;
                gains[moment.Touch] = Math.Max(0, after - before);
                told[moment.Touch] = $"the chance of a conversion in this visit goes from {before:0.00%} to {after:0.00%}";
            }
        });
        gains.CopyTo(weights);
        told.CopyTo(reasons);
    }

    /// <summary>The chance of each set.</summary>
    internal static double[] Chances(LogisticModel model, BinaryRows rows, int[] order)
    {
        var chances = new double[order.Length];
        for (var row = 0; row < order.Length; row++)
            chances[order[row]] = model.Probability(rows[row]);
        return chances;
    }

    private double Chance(int set) => set < _chances.Length ? _chances[set] : _model!.Probability([.. _sets.MembersOf(set).Where(player => player < _rankOf.Length && _rankOf[player] >= 0).Select(player => _rankOf[player])]);

    /// <summary>The sets in an order that depends on the players' names alone, so that sums do too.</summary>
    /// <param name="players">All players.</param>
    /// <param name="byName">Those that are in any set; sorted by name.</param>
    private (BinaryRows Rows, int[] Order) Rows(NameIndex players, int[] byName)
    {
        Array.Sort(byName, (a, b) => string.CompareOrdinal(players[a], players[b]));
        _rankOf = new int[players.Count];
        Array.Fill(_rankOf, -1);
        for (var rank = 0; rank < byName.Length; rank++)
            _rankOf[byName[rank]] = rank;
        var ranks = Enumerable.Range(0, _sets.Sets).Select(set => _sets.MembersOf(set).Select(player => _rankOf[player]).Order().ToArray()).ToArray();
        var order = Enumerable.Range(0, _sets.Sets).ToArray();
        Array.Sort(order, (a, b) => ranks[a].AsSpan().SequenceCompareTo(ranks[b]));
        var rows = new BinaryRows(byName.Length);
        foreach (var set in order)
            rows.Add(ranks[set], _sets.CountOf(set).Times, _sets.CountOf(set).Conversions);
        return (rows, order);
    }
}
