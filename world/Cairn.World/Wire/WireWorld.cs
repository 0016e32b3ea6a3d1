using Cairn.World.Scenario;

namespace Cairn.World.Wire;

/// <summary>What the text of requests is made of, beside the signals.</summary>
/// <param name="Scenario">The things that have names.</param>
/// <param name="Ids">The ids.</param>
/// <param name="Names">What faults write.</param>
/// <param name="Seed">The world's seed; places addresses of clients and of choices that nothing else depends on.</param>
/// <param name="RegionOf">Index of the region in which a person lives; called by several threads at once.</param>
/// <param name="FirstOfHousehold">
/// The lowest number among those who live with a person and so share an address; called by several threads at once. Null:
/// every four people live together.
/// </param>
public sealed record WireWorld(
    ScenarioData Scenario, Ids Ids, WireNames Names, ulong Seed, Func<int, int> RegionOf, Func<int, int>? FirstOfHousehold = null);
