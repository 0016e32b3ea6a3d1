using Cairn.Attribution.Accounting;
using Cairn.Attribution.Explanation;
using Cairn.Attribution.Markov;
using Cairn.Attribution.Resampling;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Running;

/// <summary>
/// Feeds journeys to all models, in a single pass: <see cref="Observe"/> each journey, then
/// <see cref="Finish"/>. Memory does not grow with the journeys but with the players and the states of the Markov chain
/// (the counterfactual model also keeps each different path). Not safe for several threads.
/// </summary>
public sealed class AttributionRun
{
    private readonly NameIndex _players;
    private readonly IReadOnlyList<string> _names;
    private readonly IAttributionModel[] _models;
    private readonly bool _collapse;
    private readonly Resampler? _resampler;
    private readonly double _level;
    private readonly bool _isDetailed;
    private Touch[] _collapsed = [];
    private bool[] _touched = new bool[64];
    private long _conversions;
    private decimal _value;
    private long _nulls;
    private long _touches;
    private bool _finished;

    /// <summary>Makes a run whose journeys speak of <paramref name="players"/>, which may grow during the run.</summary>
    /// <exception cref="UserException">An option is out of its range or a model is unknown.</exception>
    public AttributionRun(NameIndex players, ModelOptions options)
    {
        _players = players;
        _names = options.Models;
        _collapse = options.CollapseRepeats;
        _models = ModelFactory.Create(players, options);
        _level = options.Level;
        _isDetailed = options.Detail;
        _resampler = options.Replicates > 0 ? new Resampler(_models, players, options.Replicates) : null;
    }

    /// <summary>Takes one journey in; nothing of it is kept.</summary>
    /// <exception cref="ArgumentException">
    /// A count is negative, a touch's weight is negative or not a number, or there is money without a conversion.
    /// </exception>
    /// <exception cref="UserException">
    /// The Markov chain, the set of paths or the total outgrows its bound; the run cannot go on.
    /// </exception>
    public void Observe(in Journey journey)
    {
        if (_finished)
            throw new InvalidOperationException("The run is finished; make a new one.");
        Check(in journey);
        try
        {
            Book(in journey);
        }
        catch (OverflowException overflow)
        {
            throw new UserException(
                "The conversions or the money of the report add up to more than 9.2e18.",
                "Check the unit of the amounts, or split the report by time.", overflow);
        }
    }

    /// <summary>The credits of all journeys observed.</summary>
    public ModelCredits Finish()
    {
        _finished = true;
        // Names that no journey touched, as that of a visit without origin where there was none, have no row.
        var order = Enumerable.Range(0, _players.Count).Where(player => Touched(player)).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(_players[a], _players[b]));
        string[] keys = [.. order.Select(player => _players[player]), Credit.Unattributed];
        var credits = new List<Credit>(keys.Length * _models.Length);
        foreach (var model in _models)
            credits.AddRange(Rows(model.Name, model.Finish(_players), order, keys));
        return new ModelCredits(_names, keys, credits, _conversions, _value, _nulls, _touches)
        {
            Intervals = Intervals(order),
            Chain = _models.OfType<MarkovModel>().FirstOrDefault()?.Detail(_players, _isDetailed),
        };
    }

    /// <summary>What every model makes of one journey; after <see cref="Finish"/>.</summary>
    /// <exception cref="InvalidOperationException">The run is not finished: Markov needs the whole chain.</exception>
    public JourneyExplanation Explain(in Journey journey)
    {
        if (!_finished)
            throw new InvalidOperationException("Finish the run before you ask for an explanation.");
        Check(in journey);
        var seen = Prepare(in journey);
        var explanations = new List<ModelExplanation>(_models.Length);
        foreach (var model in _models)
            explanations.Add(Explainer.Explain(model, _players, in seen));
        return new JourneyExplanation(explanations);
    }

    private CreditIntervals? Intervals(int[] order)
    {
        if (_resampler is null)
            return null;
        int[] rows = [.. order, -1];
        var intervals = from ledger in _resampler.Finish() from player in rows select ledger is null ? null : Interval(ledger, player);
        return new CreditIntervals(_level, _resampler.Replicates, [.. intervals]);
    }

    private CreditInterval Interval(ReplicateLedger ledger, int player) => new(ledger.Conversions(player).ToArray(), ledger.Value(player).ToArray(), _level);

    private ref bool Touched(int player)
    {
        if (player >= _touched.Length)
            Array.Resize(ref _touched, Math.Max(player + 1, _touched.Length * 2));
        return ref _touched[player];
    }

    private static void Check(in Journey journey)
    {
        if (journey.Conversions < 0 || journey.Nulls < 0)
            throw new ArgumentException("A journey cannot have ended a negative number of times.", nameof(journey));
        if (journey.Conversions == 0 && journey.Value != 0)
            throw new ArgumentException("A journey without a conversion cannot have a value.", nameof(journey));
        foreach (var touch in journey.Touches)
            if (!(touch.Weight >= 0 && touch.Weight < double.PositiveInfinity))
                throw new ArgumentException($"{touch.Weight} is not a weight of 0 or more.", nameof(journey));
    }

    private void Book(in Journey journey)
    {
        _conversions = checked(_conversions + journey.Conversions);
        _nulls = checked(_nulls + journey.Nulls);
        _value += journey.Value;
        _touches += journey.Touches.Length;
        var seen = Prepare(in journey);
        foreach (var touch in seen.Touches)
            Touched(touch.Player) = true;
        foreach (var touch in seen.Befell)
            Touched(touch.Player) = true;
        foreach (var model in _models)
            model.Observe(in seen);
        _resampler?.Observe(in seen);
    }

    private Journey Prepare(in Journey journey)
    {
        if (!_collapse)
            return journey;
        if (_collapsed.Length < journey.Touches.Length)
            _collapsed = new Touch[journey.Touches.Length * 2];
        var count = 0;
        foreach (var touch in journey.Touches)
            if (count == 0 || _collapsed[count - 1].Player != touch.Player)
                _collapsed[count++] = touch;
        return new Journey
        {
            Touches = _collapsed.AsSpan(0, count),
            Conversions = journey.Conversions,
            Value = journey.Value,
            Nulls = journey.Nulls,
            EndedAt = journey.EndedAt,
            Person = journey.Person,
            Befell = journey.Befell,
        };
    }

    private IEnumerable<Credit> Rows(string model, CreditLedger ledger, int[] order, string[] keys)
    {
        FixedSum[] conversions = [.. order.Select(ledger.Conversions), ledger.UnattributedConversions];
        FixedSum[] value = [.. order.Select(ledger.Value), ledger.UnattributedValue];
        var conversionShares = Apportionment.Split(_conversions, conversions, Apportionment.ConversionDecimals);
        var valueShares = Apportionment.Split(_value, value, Apportionment.ValueDecimals);
        return keys.Select((key, i) => new Credit(model, key, conversionShares[i], valueShares[i]));
    }
}
