using Cairn.Attribution.Money;

namespace Cairn.Attribution.Journeys;

/// <summary>What a builder has seen within the report's time: the figures that a report must add up to.</summary>
public sealed record JourneyTotals
{
    /// <summary>People with at least one act.</summary>
    public required long Persons { get; init; }

    /// <summary>Acts.</summary>
    public required long Acts { get; init; }

    /// <summary>When the first act was, milliseconds since 1970-01-01T00:00:00Z; null where there is none.</summary>
    public required long? FirstActAt { get; init; }

    /// <summary>When the last act was; null where there is none.</summary>
    public required long? LastActAt { get; init; }

    /// <summary>Touches on the journeys handed out.</summary>
    public required long Touches { get; init; }

    /// <summary>Journeys that ended in a conversion.</summary>
    public required long Converted { get; init; }

    /// <summary>People with at least one conversion.</summary>
    public required long Converters { get; init; }

    /// <summary>Journeys that ended in none.</summary>
    public required long Nulls { get; init; }

    /// <summary>Money of the conversions, in the report's currency.</summary>
    public required decimal Value { get; init; }

    /// <summary>Events of the conversion that count nothing because the plan says that they count once (per order, session, day, person).</summary>
    public required long Repeats { get; init; }

    /// <summary>Conversions that carry no money although the plan says where it stands.</summary>
    public required long WithoutAmount { get; init; }

    /// <summary>People with more acts than are looked at together.</summary>
    public required long Divided { get; init; }

    /// <summary>Money that the sums do not hold, by currency in ordinal order.</summary>
    public required IReadOnlyList<OtherCurrency> OtherCurrencies { get; init; }

    /// <summary>How many conversions carry money in each currency, the report's among them.</summary>
    public required IReadOnlyDictionary<string, long> Currencies { get; init; }

    /// <summary>How many touches of journeys that converted lay so many whole days before the conversion; the last number holds all that lay further back.</summary>
    public required IReadOnlyList<long> TouchesByDay { get; init; }

    /// <summary>For each player, by index: how many touches it has on the journeys, of how many people, and how many of those converted.</summary>
    public required IReadOnlyList<PlayerActivity> Players { get; init; }
}
