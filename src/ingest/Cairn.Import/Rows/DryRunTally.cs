using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Plan;

namespace Cairn.Import.Rows;

/// <summary>Counts what becomes of a file's records, in memory that does not grow with them.</summary>
internal sealed class DryRunTally(TrackingPlan plan)
{
    /// <summary>More reasons or currencies than anybody reads; what is beyond is counted under the last one's rest.</summary>
    private const int MaxKinds = 1000;
    private const string Rest = "(others)";

    private readonly Dictionary<(string Step, string Code, string Field), (long Records, long Line, string Reason)> _refused = [];
    private readonly SortedDictionary<string, long> _keptOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Conversion[]> _byEvent = plan.Conversions.GroupBy(entry => entry.Value.Event)
        .ToDictionary(group => group.Key, group => group.Select(entry => new Conversion(entry.Key, entry.Value)).ToArray(), StringComparer.Ordinal);

    public long Total { get; private set; }

    public long Accepted { get; private set; }

    public long Unreadable { get; private set; }

    public IReadOnlyList<DryRunRefusal> Refused =>
    [
        .. _refused.Select(entry => new DryRunRefusal(entry.Key.Step, entry.Key.Code, entry.Key.Field, entry.Value.Records, entry.Value.Line, entry.Value.Reason))
            .OrderByDescending(refusal => refusal.Records).ThenBy(refusal => refusal.FirstLine).ThenBy(refusal => refusal.Code, StringComparer.Ordinal),
    ];

    public IReadOnlyDictionary<string, long> KeptOut => _keptOut;

    public IReadOnlyList<DryRunConversion> Conversions =>
        [.. plan.Conversions.SelectMany(entry => _byEvent[entry.Value.Event].Where(one => one.Name == entry.Key)).Where(one => one.HasAny).Select(one => one.ToResult())];

    public void Add(Record record, Event e, Outcome outcome)
    {
        Total++;
        if (outcome.IsAccepted)
            Accepted++;
        else if (outcome.Refusal is { } refusal)
            AddRefusal(record, refusal);
        else
            Count(_keptOut, outcome.KeptOutReason!);
        if (record.Fault is not null)
            Unreadable++;
        // What was refused before the plan looked at it still has the name that the log gave it.
        else if (_byEvent.TryGetValue(plan.Aliases.GetValueOrDefault(e.Name, e.Name), out var conversions))
            foreach (var conversion in conversions)
                conversion.Add(e, outcome);
    }

    private void AddRefusal(Record record, Refusal refusal)
    {
        var key = (refusal.Step, refusal.Code, refusal.Field);
        if (_refused.Count >= MaxKinds && !_refused.ContainsKey(key))
            key = ("", Rest, "");
        _refused[key] = _refused.TryGetValue(key, out var known) ? known with { Records = known.Records + 1 } : (1, record.Line, refusal.Reason);
    }

    private static void Count(SortedDictionary<string, long> counts, string key)
    {
        key = counts.Count >= MaxKinds && !counts.ContainsKey(key) ? Rest : key;
        counts.TryGetValue(key, out var known);
        counts[key] = known + 1;
    }

    private sealed class Conversion(string name, PlannedConversion planned)
    {
        private readonly Sum _stored = new(), _refused = new();
        private readonly SortedDictionary<string, long> _codes = new(StringComparer.Ordinal);
        private long _keptOut;

        public string Name => name;

        public bool HasAny => _stored.Records + _refused.Records + _keptOut > 0;

        public void Add(Event e, Outcome outcome)
        {
            if (outcome.IsAccepted)
                _stored.Add(e);
            else if (outcome.Refusal is { } refusal)
            {
                _refused.Add(e);
                Count(_codes, refusal.Code);
            }
            else
                _keptOut++;
        }

        public DryRunConversion ToResult() =>
            new(name, planned.Event, planned.ValueProperty.Length > 0, _stored.ToResult(), _refused.ToResult(), _codes, _keptOut);
    }

    private sealed class Sum
    {
        private readonly SortedDictionary<string, decimal> _money = new(StringComparer.Ordinal);
        private long _withoutValue;

        public long Records { get; private set; }

        public void Add(Event e)
        {
            Records++;
            if (e.Value is not { } value)
            {
                _withoutValue++;
                return;
            }
            var currency = e.Currency.ToUpperInvariant();
            currency = _money.Count >= MaxKinds && !_money.ContainsKey(currency) ? Rest : currency;
            _money.TryGetValue(currency, out var known);
            _money[currency] = known + value;
        }

        public DryRunMoney ToResult() => new(Records, _withoutValue, _money);
    }
}
