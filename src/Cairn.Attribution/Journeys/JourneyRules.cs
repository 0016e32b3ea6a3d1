using Cairn.Model.Plan;

namespace Cairn.Attribution.Journeys;

/// <summary>How acts become journeys.</summary>
public sealed record JourneyRules
{
    /// <summary>What can receive credit: a whole session, or each event.</summary>
    public required TouchUnit Unit { get; init; }

    /// <summary>How far back from the conversion a touch may lie, in milliseconds, above 0.</summary>
    public required long WindowMs { get; init; }

    /// <summary>Silence after which a session that the sender did not name ends, in milliseconds, above 0.</summary>
    public required long SessionTimeoutMs { get; init; }

    /// <summary>First moment at which a conversion counts, milliseconds since 1970 (UTC), inclusive.</summary>
    public long FromMs { get; init; } = long.MinValue;

    /// <summary>First moment at which a conversion no longer counts, milliseconds since 1970 (UTC).</summary>
    public long ToMs { get; init; } = long.MaxValue;

    /// <summary>The scope within which the conversion's event counts once.</summary>
    public OncePer OncePer { get; init; }

    /// <summary>
    /// The player of a session that says nothing of its origin (for channels: Direct); -1: such a session is no touch.
    /// </summary>
    public int DefaultPlayer { get; init; } = -1;

    /// <summary>Weight of a session in which nothing but the conversion itself happened: the plan's lowest value, or 1.</summary>
    public double LowestWeight { get; init; } = 1;

    /// <summary>
    /// The most touches that one cycle of one person keeps. Beyond it the first touch and the latest half stay, so that
    /// first and last touch remain exact, and the journey is counted in <see cref="JourneyTotals.Cut"/>.
    /// </summary>
    public int MaxTouches { get; init; } = 1_000_000;
}
