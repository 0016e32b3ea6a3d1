using Cairn.Model.Plan;

namespace Cairn.Attribution.Journeys;

/// <summary>Which conversions of a data folder are to be attributed, to whom, and over which time.</summary>
public sealed record AttributionRequest
{
    /// <summary>The plan that says what the events are worth and when sessions end.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>The conversion.</summary>
    public required PlannedConversion Conversion { get; init; }

    /// <summary>What the players are.</summary>
    public required Dimension By { get; init; }

    /// <summary>How far back a touch may lie; above zero.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>First moment (UTC) at which a conversion counts; null: from the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First moment (UTC) at which one no longer counts; null: to the end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether the plan's values multiply the weights of the touches.</summary>
    public bool WeighByPlan { get; init; }

    /// <summary>The currency of the report; empty: the conversion's own.</summary>
    public string Currency { get; init; } = "";

    /// <summary>One person's key, user id or anonymous id; empty: everybody.</summary>
    public string Person { get; init; } = "";

    /// <summary>The rules by which acts become journeys.</summary>
    /// <param name="defaultPlayer">Index of <see cref="Dimension.Default"/>, or -1.</param>
    public JourneyRules Rules(int defaultPlayer) => new()
    {
        Unit = By.Unit,
        WindowMs = (long)Window.TotalMilliseconds,
        SessionTimeoutMs = (long)Plan.SessionTimeout.TotalMilliseconds,
        FromMs = From?.ToUnixTimeMilliseconds() ?? long.MinValue,
        ToMs = To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
        OncePer = Plan.Events[Conversion.Event].OncePer,
        DefaultPlayer = defaultPlayer,
        LowestWeight = WeighByPlan ? LowestValue() : 1,
    };

    /// <summary>The lowest value above 0 that the plan gives to any event.</summary>
    public double LowestValue() =>
        (double)Plan.Events.Values.Select(planned => planned.Value).Where(value => value > 0).DefaultIfEmpty(1).Min();
}
