using Cairn.World.Randomness;

namespace Cairn.World.Scenario;

/// <summary>Where a household lives, drawn by the regions' shares.</summary>
public static class RegionDraw
{
    internal const int PeopleOfAHousehold = 4;

    /// <summary>Index of the region of a person; all of a household have one.</summary>
    /// <param name="regions">The scenario's regions.</param>
    /// <param name="seed">The world's seed.</param>
    /// <param name="person">Number of the person.</param>
    public static int IndexOf(IReadOnlyList<Region> regions, ulong seed, int person)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var draw = (Mix.Of(seed, 0x4E61, (ulong)(person / PeopleOfAHousehold)) >> 11) * (1.0 / (1UL << 53));
        for (var index = 0; index < regions.Count - 1; index++)
        {
            draw -= regions[index].Share;
            if (draw < 0)
                return index;
        }

        return regions.Count - 1;
    }
}
