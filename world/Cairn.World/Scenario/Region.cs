namespace Cairn.World.Scenario;

/// <summary>Where a person lives.</summary>
/// <param name="Country">ISO 3166-1 code.</param>
/// <param name="Zone">IANA name of the time zone, as the browser tells it.</param>
/// <param name="OffsetHours">Hours ahead of UTC, the whole year round.</param>
/// <param name="Locale">As the browser tells it.</param>
/// <param name="Share">Share of the people, 0 to 1.</param>
public sealed record Region(string Country, string Zone, int OffsetHours, string Locale, double Share);
