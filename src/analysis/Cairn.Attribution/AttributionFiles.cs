namespace Cairn.Attribution;

/// <summary>Below whose name this room's SQL files stand.</summary>
internal static class AttributionFiles;
