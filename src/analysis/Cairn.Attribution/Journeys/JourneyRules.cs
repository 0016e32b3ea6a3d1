using Cairn.Attribution.Money;
using Cairn.Attribution.Orders;
using Cairn.Plan;
using NodaTime;

namespace Cairn.Attribution.Journeys;

/// <summary>How acts become journeys (docs/journeys.md).</summary>
public sealed record JourneyRules
{
    /// <summary>What can receive credit: a whole visit, or each act.</summary>
    public required TouchUnit Unit { get; init; }

    /// <summary>How far back from the conversion a touch may have been active, in milliseconds, above 0; exactly that is inside.</summary>
    public required long WindowMs { get; init; }

    /// <summary>Silence after which a session is no longer open, in milliseconds, above 0; exactly that is open.</summary>
    public required long SessionTimeoutMs { get; init; }

    /// <summary>How the money of conversions is counted.</summary>
    public required ReportMoney Money { get; init; }

    /// <summary>First moment at which a conversion counts, milliseconds since 1970 (UTC), inclusive.</summary>
    public long FromMs { get; init; } = long.MinValue;

    /// <summary>First moment at which a conversion no longer counts, milliseconds since 1970 (UTC).</summary>
    public long ToMs { get; init; } = long.MaxValue;

    /// <summary>The scope within which the conversion's event counts once.</summary>
    public OncePer OncePer { get; init; }

    /// <summary>Whose days <see cref="Cairn.Plan.OncePer.Day"/> means.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The orders that several persons told.</summary>
    public OrderClaims Claims { get; init; } = OrderClaims.None;

    /// <summary>The player of a visit that says nothing of its origin (for channels: Direct).</summary>
    public int DefaultPlayer { get; init; } = -1;

    /// <summary>The player of a visit that names an origin but not the part that is asked for (for channels: Unassigned).</summary>
    public int UnnamedPlayer { get; init; } = -1;

    /// <summary>Whether the plan's values weigh touches; otherwise each weighs 1.</summary>
    public bool WeighByPlan { get; init; }

    /// <summary>Weight of a visit in which nothing of value happened but the conversion itself: the plan's lowest value.</summary>
    public double LowestWorth { get; init; } = 1;

    /// <summary>
    /// How many acts of one person are looked at together. Beyond it sessions and cycles begin anew, and the person is counted in
    /// <see cref="JourneyTotals.Divided"/>.
    /// </summary>
    public int MaxActs { get; init; } = 1_000_000;
}
