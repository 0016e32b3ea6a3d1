using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>A region as clients tell it; all JSON-escaped.</summary>
internal sealed record RegionText(byte[] Country, byte[] Zone, byte[] Locale)
{
    public static RegionText Of(Region region) => new(Json.Escaped(region.Country), Json.Escaped(region.Zone), Json.Escaped(region.Locale));
}
