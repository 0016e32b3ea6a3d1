using Cairn.Warehouse;

namespace Cairn.Attribution.Acts;

/// <summary>Which events are acts, and what is read of them.</summary>
public sealed record ActQuery
{
    /// <summary>The event by which the conversion is counted.</summary>
    public required string ConversionEvent { get; init; }

    /// <summary>Events that befall a customer and are no acts; they are left out.</summary>
    public required IReadOnlyCollection<string> PassiveEvents { get; init; }

    /// <summary>Events that befall a customer and are read all the same, marked as such.</summary>
    public IReadOnlyCollection<string> Befalling { get; init; } = [];

    /// <summary>Flags of events that are no acts.</summary>
    public required IReadOnlyCollection<string> HiddenFlags { get; init; }

    /// <summary>What the plan values each event at, above 0.</summary>
    public required IReadOnlyDictionary<string, double> Worths { get; init; }

    /// <summary>What the players are: <c>channel</c>, <c>event</c>, <c>campaign</c>, <c>source</c>, <c>medium</c> or <c>platform</c>; empty: a property.</summary>
    public required string By { get; init; }

    /// <summary>The property whose values are the players; empty where <see cref="By"/> says what they are.</summary>
    public required string Property { get; init; }

    /// <summary>The property that has the conversion's money; <c>value</c> is the event's own.</summary>
    public required string ValueProperty { get; init; }

    /// <summary>The currency of money that names none.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether the conversion's own event can speak for a player: where acts are the touches it must not become one without credit.</summary>
    public required bool ConversionHasPlayer { get; init; }

    internal QueryParameters Parameters(ActRange range, IReadOnlyCollection<ulong> actors) => new()
    {
        { "first", range.Keys.First },
        { "last", range.Keys.Last },
        { "from_ms", range.FromMs },
        { "to_ms", range.ToMs },
        { "actors", actors },
        { "conversion_event", ConversionEvent },
        { "passive_events", PassiveEvents.ToArray() },
        { "property", Property },
        { "value_property", ValueProperty },
    };
}
