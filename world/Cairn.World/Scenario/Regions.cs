namespace Cairn.World.Scenario;

/// <summary>Where the people of all presets live.</summary>
internal static class Regions
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("US", "America/New_York", -5, "en-US", 0.34),
        new("DE", "Europe/Berlin", 1, "de-DE", 0.26),
        new("GB", "Europe/London", 0, "en-GB", 0.16),
        new("FR", "Europe/Paris", 1, "fr-FR", 0.14),
        new("NL", "Europe/Amsterdam", 1, "nl-NL", 0.10),
    ];
}
