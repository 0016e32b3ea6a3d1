using Cairn.Attribution.Journeys;
using Cairn.Attribution.Money;
using Cairn.Attribution.Orders;
using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;
using Cairn.Plan;

namespace Cairn.Attribution.Tests.Journeys;

/// <summary>Feeds acts written as short lines to a builder and keeps what comes out as text.</summary>
internal sealed class JourneyRecorder
{
    private const long Minute = 60_000;

    private readonly NameIndex _players = new();
    private readonly NameIndex _currencies = new();
    private readonly JourneyBuilder _builder;
    private readonly TouchUnit _unit;

    public JourneyRecorder(
        TouchUnit unit = TouchUnit.Visit, int windowMinutes = 100_000, OncePer oncePer = OncePer.None,
        int fromMinute = -1_000_000, int toMinute = 1_000_000, int maxActs = 1_000, bool weigh = true, OrderClaims? claims = null)
    {
        _unit = unit;
        _currencies.IndexOf("");
        var rules = new JourneyRules
        {
            Unit = unit,
            WindowMs = windowMinutes * Minute,
            SessionTimeoutMs = 30 * Minute,
            Money = ReportMoney.Plain(_currencies),
            OncePer = oncePer,
            Claims = claims ?? OrderClaims.None,
            DefaultPlayer = unit == TouchUnit.Visit ? _players.IndexOf("Direct") : -1,
            UnnamedPlayer = unit == TouchUnit.Visit ? _players.IndexOf("Unassigned") : -1,
            WeighByPlan = weigh,
            LowestWorth = 0.1,
            FromMs = fromMinute * Minute,
            ToMs = toMinute * Minute,
            MaxActs = maxActs,
        };
        _builder = new JourneyBuilder(rules, _players, _currencies, Record);
    }

    /// <summary>Each journey as <c>alpha@0 > beta@40 => 1 x 9.5</c> or <c>... => null</c>, times in minutes.</summary>
    public List<string> Journeys { get; } = [];

    public List<double> Weights { get; } = [];

    /// <summary>What befell the people, as <c>fail@3</c>.</summary>
    public List<string> Befell { get; } = [];

    public JourneyTotals Finish()
    {
        _builder.Finish();
        return _builder.Totals;
    }

    /// <summary>An act that names a channel, or with <paramref name="player"/> alone, where acts are the touches, an event.</summary>
    public JourneyRecorder Act(
        int person, int minute, string player = "", ulong session = 0, string campaign = "", double worth = 1, ulong tie = 0)
    {
        _builder.Add(Of(person, minute, session) with
        {
            TieKey = tie,
            Player = player.Length == 0 ? -1 : _players.IndexOf(player),
            Origin = _unit == TouchUnit.Act ? default : new Origin(Key(player), 0, 0, Key(campaign)),
            Worth = worth,
        });
        return this;
    }

    /// <summary>Something that befalls a person.</summary>
    public JourneyRecorder Befall(int person, int minute, string player)
    {
        _builder.Add(Of(person, minute, 0) with { Player = _players.IndexOf(player), Telling = Telling.Befell });
        return this;
    }

    public JourneyRecorder Buy(
        int person, int minute, decimal? amount = 1, ulong session = 0, ulong order = 0, string player = "", ulong tie = 0)
    {
        _builder.Add(Of(person, minute, session) with
        {
            TieKey = tie,
            IsConversion = true,
            HasAmount = amount is not null,
            Amount = amount ?? 0,
            Order = order,
            Player = player.Length == 0 ? -1 : _players.IndexOf(player),
            Origin = new Origin(Key(player), 0, 0, 0),
        });
        return this;
    }

    private static Act Of(int person, int minute, ulong session) => new()
    {
        Person = (ulong)person,
        At = minute * Minute,
        Player = -1,
        Session = session,
    };

    private static uint Key(string name) => name.Length == 0 ? 0 : (uint)name.ToLowerInvariant().GetHashCode(StringComparison.Ordinal) | 1;

    private void Record(in Journey journey)
    {
        var touches = new List<string>();
        foreach (var touch in journey.Touches)
        {
            touches.Add($"{_players[touch.Player]}@{touch.At / Minute}");
            Weights.Add(touch.Weight);
        }

        foreach (var befell in journey.Befell)
            Befell.Add($"{_players[befell.Player]}@{befell.At / Minute}");
        var end = journey.Conversions > 0 ? $"{journey.Conversions} x {journey.Value}" : "null";
        Journeys.Add($"{string.Join(" > ", touches)} => {end}");
    }
}
