using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Plan;

namespace Cairn.Import.Rows;

/// <summary>Counts what becomes of a file's records, in memory that does not grow with them.</summary>
internal sealed class DryRunCounts(TrackingPlan plan)
{
    /// <summary>More reasons or currencies than anybody reads; what is beyond is counted under the last one's rest.</summary>
    private const int MaxKinds = 1000;
    private const string Rest = "(others)";

    private readonly Dictionary<(string Step, string Code, string Field), (long Records, long Line, string Reason)> _rejected = [];
    private readonly SortedDictionary<string, long> _suppressed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Conversion[]> _byEvent = plan.Conversions.GroupBy(entry => entry.Value.Event)
        .ToDictionary(group => group.Key, group => group.Select(entry => new Conversion(entry.Key, entry.Value)).ToArray(), StringComparer.Ordinal);

    public long Total { get; private set; }

    public long Accepted { get; private set; }

    public long Unreadable { get; private set; }

    public IReadOnlyList<DryRunRejection> Rejected =>
    [
        .. _rejected.Select(entry => new DryRunRejection(entry.Key.Step, entry.Key.Code, entry.Key.Field, entry.Value.Records, entry.Value.Line, entry.Value.Reason))
            .OrderByDescending(rejection => rejection.Records).ThenBy(rejection => rejection.FirstLine).ThenBy(rejection => rejection.Code, StringComparer.Ordinal),
    ];

    public IReadOnlyDictionary<string, long> Suppressed => _suppressed;

    public IReadOnlyList<DryRunConversion> Conversions =>
        [.. plan.Conversions.SelectMany(entry => _byEvent[entry.Value.Event].Where(one => one.Name == entry.Key)).Where(one => one.HasAny).Select(one => one.ToResult())];

    public void Add(Row row, Event e, Outcome outcome)
    {
        Total++;
        if (outcome.IsAccepted)
            Accepted++;
        else if (outcome.Rejection is { } rejection)
            AddRejection(row, rejection);
        else
            Count(_suppressed, outcome.SuppressedReason!);
        if (row.Fault is not null)
            Unreadable++;
        // What was rejected before the plan looked at it still has the name that the log gave it.
        else if (_byEvent.TryGetValue(plan.Aliases.GetValueOrDefault(e.Name, e.Name), out var conversions))
            foreach (var conversion in conversions)
                conversion.Add(e, outcome);
    }

    private void AddRejection(Row row, Rejection rejection)
    {
        var key = (rejection.Step, rejection.Code, rejection.Field);
        if (_rejected.Count >= MaxKinds && !_rejected.ContainsKey(key))
            key = ("", Rest, "");
        _rejected[key] = _rejected.TryGetValue(key, out var known) ? known with { Records = known.Records + 1 } : (1, row.Line, rejection.Reason);
    }

    private static void Count(SortedDictionary<string, long> counts, string key)
    {
        key = counts.Count >= MaxKinds && !counts.ContainsKey(key) ? Rest : key;
        counts.TryGetValue(key, out var known);
        counts[key] = known + 1;
    }

    private sealed class Conversion(string name, PlannedConversion planned)
    {
        private readonly Sum _stored = new(), _rejected = new();
        private readonly SortedDictionary<string, long> _codes = new(StringComparer.Ordinal);
        private long _suppressed;

        public string Name => name;

        public bool HasAny => _stored.Records + _rejected.Records + _suppressed > 0;

        public void Add(Event e, Outcome outcome)
        {
            if (outcome.IsAccepted)
                _stored.Add(e);
            else if (outcome.Rejection is { } rejection)
            {
                _rejected.Add(e);
                Count(_codes, rejection.Code);
            }
            else
                _suppressed++;
        }

        public DryRunConversion ToResult() =>
            new(name, planned.Event, planned.ValueProperty.Length > 0, _stored.ToResult(), _rejected.ToResult(), _codes, _suppressed);
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
