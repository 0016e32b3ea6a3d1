using Cairn.World.Scenario;

namespace Cairn.World.Tests.Scenario;

public class RegionDrawTests
{
    [Fact]
    public void households_live_together_and_regions_get_their_shares()
    {
        Region[] regions = [new("US", "America/New_York", -5, "en-US", 0.7), new("DE", "Europe/Berlin", 1, "de-DE", 0.3)];
        var drawn = Enumerable.Range(0, 40_000).Select(person => RegionDraw.IndexOf(regions, 9, person)).ToArray();
        drawn.Chunk(4).ShouldAllBe(household => household.Distinct().Count() == 1);
        drawn.Count(region => region == 0).ShouldBeInRange(27_000, 29_000);
    }
}
