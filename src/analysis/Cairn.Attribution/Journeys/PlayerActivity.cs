namespace Cairn.Attribution.Journeys;

/// <summary>How often a player stands on a report's journeys.</summary>
/// <param name="Touches">Visits or acts.</param>
/// <param name="People">People whose journeys they stand on.</param>
/// <param name="Converters">Those of them who converted on such a journey.</param>
public readonly record struct PlayerActivity(long Touches, long People, long Converters);
