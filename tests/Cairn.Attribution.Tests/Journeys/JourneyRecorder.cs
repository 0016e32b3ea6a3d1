using Cairn.Attribution.Journeys;
using Cairn.Model.Journeys;
using Cairn.Model.Plan;

namespace Cairn.Attribution.Tests.Journeys;

/// <summary>Feeds acts written as short lines to a builder and keeps what comes out as text.</summary>
internal sealed class JourneyRecorder
{
    private const long Minute = 60_000;

    private readonly PlayerNames _players = new();
    private readonly JourneyBuilder _builder;

    public JourneyRecorder(
        TouchUnit unit = TouchUnit.Session, int windowMinutes = 100_000, OncePer oncePer = OncePer.None,
        int fromMinute = int.MinValue, int toMinute = int.MaxValue, int maxTouches = 1_000)
    {
        var rules = new JourneyRules
        {
            Unit = unit,
            WindowMs = windowMinutes * Minute,
            SessionTimeoutMs = 30 * Minute,
            OncePer = oncePer,
            DefaultPlayer = unit == TouchUnit.Session ? _players.IndexOf("Direct") : -1,
            LowestWeight = 0.1,
            FromMs = fromMinute * Minute,
            ToMs = toMinute * Minute,
            MaxTouches = maxTouches,
        };
        _builder = new JourneyBuilder(rules, Record);
    }

    /// <summary>Each journey as <c>alpha@0 > beta@40 => 1 x 9.5</c> or <c>... => null</c>, times in minutes.</summary>
    public List<string> Journeys { get; } = [];

    public List<double> Weights { get; } = [];

    public JourneyTotals Finish()
    {
        _builder.Finish();
        return _builder.Totals;
    }

    public JourneyRecorder Act(
        int person, int minute, string player = "", ulong session = 0, ulong campaign = 0, double weight = 1)
    {
        _builder.Add(Of(person, minute, player, session, campaign, weight));
        return this;
    }

    /// <summary>Something that befell the person, as a delivered mail.</summary>
    public JourneyRecorder Befall(int person, int minute, string player = "", ulong session = 0)
    {
        _builder.Add(Of(person, minute, player, session, campaign: 0, weight: 1) with { IsPassive = true });
        return this;
    }

    public JourneyRecorder Buy(int person, int minute, decimal amount = 1, ulong session = 0, ulong order = 0)
    {
        var act = Of(person, minute, "", session, campaign: 0, weight: 1);
        _builder.Add(act with { IsConversion = true, Amount = amount, Order = order });
        return this;
    }

    private Act Of(int person, int minute, string player, ulong session, ulong campaign, double weight) => new()
    {
        Person = (UInt128)person,
        At = minute * Minute,
        Player = player.Length == 0 ? -1 : _players.IndexOf(player),
        Session = session,
        Campaign = campaign,
        Weight = weight,
    };

    private void Record(in Journey journey)
    {
        var touches = new List<string>();
        foreach (var touch in journey.Touches)
        {
            touches.Add($"{_players[touch.Player]}@{touch.At / Minute}");
            Weights.Add(touch.Weight);
        }

        var end = journey.Conversions > 0 ? $"{journey.Conversions} x {journey.Value}" : "null";
        Journeys.Add($"{string.Join(" > ", touches)} => {end}");
    }
}
