using Cairn.Reference.Tests.Comparison;

namespace Cairn.Reference.Tests.Cluster;

/// <summary>What the product reads on one node, it reads on a cluster of three shards: the reference judges both.</summary>
public class ClusterTests
{
    private const ulong Logs = 15;
    private const int Questions = 8;

    [Fact]
    public async Task Every_row_of_every_random_case_is_that_of_the_reference_on_three_shards()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var warehouse = await CaseWarehouse.OpenClusterAsync(folder.Path, Path.Combine(AppContext.BaseDirectory, "cairn"), ct);
        var comparison = new CaseComparison(warehouse);
        var (told, divided) = (new List<string>(), 0);
        for (ulong seed = 1; seed <= Logs && told.Count < 10; seed++)
        {
            told.AddRange(await comparison.RunAsync(seed, Questions, ct));
            divided += await warehouse.ShardsWithEventsAsync(ct) > 1 ? 1 : 0;
        }
        told.ShouldBeEmpty();
        divided.ShouldBeGreaterThan((int)Logs / 2, "events stand on several shards");
    }
}
