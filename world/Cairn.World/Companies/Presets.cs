using Cairn.World.Companies.Fintech;
using Cairn.World.Companies.Shop;
using Cairn.World.Simulation;

namespace Cairn.World.Companies;

/// <summary>The presets that ship.</summary>
public static class Presets
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["shop", "fintech"];

    /// <summary>Host of a preset's site.</summary>
    /// <exception cref="WorldException">There is no such preset.</exception>
    public static string HostOf(string name) => Of(name).Data.Host;

    /// <exception cref="WorldException">There is no such preset.</exception>
    internal static Preset Of(string name) => name switch
    {
        "shop" => ShopScenario.Create(),
        "fintech" => FintechScenario.Create(),
        _ => throw new WorldException($"There is no preset '{name}'.", $"Choose one of {string.Join(", ", Names)}."),
    };
}
