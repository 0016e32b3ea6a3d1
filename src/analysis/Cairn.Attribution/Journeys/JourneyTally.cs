using System.Runtime.InteropServices;
using Cairn.Attribution.Money;
using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>Counts what a report stands on while its journeys are built; only what lies within the report's time.</summary>
internal sealed class JourneyTally(JourneyRules rules, NameIndex currencies)
{
    private const long MsPerDay = 86_400_000;

    /// <summary>How many days before a conversion are told apart.</summary>
    private const int DaysTold = 90;

    private readonly Dictionary<int, (long Count, long Others, decimal Sum)> _money = [];
    private readonly PlayerCounts _players = new();
    private readonly long[] _days = new long[DaysTold + 1];

    private long _person, _persons, _lastPerson, _converters, _lastConverter;
    private long _acts, _touches, _converted, _nulls, _repeats, _withoutAmount, _divided;
    private long _firstAt = long.MaxValue, _lastAt = long.MinValue;
    private decimal _value;

    public bool Holds(long at) => at >= rules.FromMs && at < rules.ToMs;

    public void BeginPerson() => _person++;

    public void CountDivided() => _divided++;

    public void CountAct(long at)
    {
        if (!Holds(at))
            return;
        _acts++;
        _persons += _lastPerson == _person ? 0 : 1;
        _lastPerson = _person;
        _firstAt = Math.Min(_firstAt, at);
        _lastAt = Math.Max(_lastAt, at);
    }

    public void CountRepeat(long at) => _repeats += Holds(at) ? 1 : 0;

    /// <summary>The money of a conversion that counts, in the report's currency; 0 where it is in another one, which is noted.</summary>
    public decimal CountConversion(in Act act)
    {
        _converted++;
        _converters += _lastConverter == _person ? 0 : 1;
        _lastConverter = _person;
        if (!act.HasAmount)
        {
            _withoutAmount++;
            return 0;
        }

        var net = rules.Money.Net(act);
        var value = rules.Money.Convert(net, act.Currency, act.At);
        ref var money = ref CollectionsMarshal.GetValueRefOrAddDefault(_money, act.Currency, out _);
        money = value is null
            ? (money.Count + 1, money.Others + 1, money.Sum + net)
            : (money.Count + 1, money.Others, money.Sum);
        _value += value ?? 0;
        return value ?? 0;
    }

    public void CountJourney(in Journey journey)
    {
        _touches += journey.Touches.Length;
        _nulls += journey.Nulls;
        _players.Add(journey.Touches, _person, journey.Conversions > 0);
        if (journey.Conversions == 0)
            return;
        foreach (ref readonly var touch in journey.Touches)
            _days[Math.Clamp((journey.EndedAt - touch.At) / MsPerDay, 0, _days.Length - 1)]++;
    }

    public JourneyTotals ToTotals() => new()
    {
        Persons = _persons,
        Acts = _acts,
        FirstActAt = _acts == 0 ? null : _firstAt,
        LastActAt = _acts == 0 ? null : _lastAt,
        Touches = _touches,
        Converted = _converted,
        Converters = _converters,
        Nulls = _nulls,
        Value = _value,
        Repeats = _repeats,
        WithoutAmount = _withoutAmount,
        Divided = _divided,
        OtherCurrencies =
        [
            .. _money.Where(static money => money.Value.Others > 0)
                .Select(money => new OtherCurrency(currencies[money.Key], money.Value.Others, money.Value.Sum))
                .OrderBy(static money => money.Currency, StringComparer.Ordinal),
        ],
        Currencies = _money.ToDictionary(money => currencies[money.Key], static money => money.Value.Count),
        TouchesByDay = [.. _days],
        Players = _players.ToArray(),
    };
}
