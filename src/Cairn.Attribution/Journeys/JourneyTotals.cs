namespace Cairn.Attribution.Journeys;

/// <summary>What a builder has seen: the figures that a report must add up to.</summary>
/// <param name="Persons">People with at least one act.</param>
/// <param name="Acts">Acts read.</param>
/// <param name="Touches">Touches on the journeys handed out.</param>
/// <param name="Converted">Journeys that ended in a conversion.</param>
/// <param name="Converters">People with at least one conversion.</param>
/// <param name="Nulls">Journeys that ended in none.</param>
/// <param name="Value">Money of all conversions, in the report's currency.</param>
/// <param name="Repeats">Conversion events left out because the plan says that they count once (per order, session, day, person).</param>
/// <param name="Cut">Journeys that had more touches than are kept.</param>
public sealed record JourneyTotals(
    long Persons, long Acts, long Touches, long Converted, long Converters, long Nulls, decimal Value, long Repeats, long Cut);
