using Cairn.Pipeline.Deduplication.Report;
using Cairn.Pipeline.Tests.Replaying;

namespace Cairn.Pipeline.Tests.Deduplication.Report;

public sealed class DuplicateReportTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Fact]
    public async Task Counts_second_deliveries_and_reused_ids_by_source_and_event()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeAsync("web", Collected.Call("Item", "1"), Collected.Call("Item", "2"), Collected.Call("page_view", "3"), Collected.Call("Unknown", "4"));
        await collected.TakeAsync("web", Collected.Call("Item", "1"), Collected.Call("Item", "2"), Collected.Call("page_view", "3"), Collected.Call("Unknown", "4"));
        await collected.TakeAsync("web", Collected.Call("Item", "1"), Collected.Call("page_view", "1"));
        await collected.TakeAsync("app", Collected.Call("Item", "1"));
        await collected.DeliverAsync(Plans.First);
        var counts = await DuplicateReport.ReadAsync(collected.Client, TestContext.Current.CancellationToken);
        counts.Select(count => (count.Source, count.Event, count.SecondDeliveries, count.ReusedIds, count.SourceDeliveries)).ShouldBe(
        [
            ("web", "Item", 3UL, 0UL, 10UL), ("web", "Page Viewed", 1UL, 1UL, 10UL), ("web", "Unknown", 1UL, 0UL, 10UL),
        ]);
        counts[0].Share.ShouldBe(0.3, 1e-9);
        counts.ShouldAllBe(count => count.FirstSeen <= count.LastSeen && count.FirstSeen > 0);
    }

    [Fact]
    public async Task Is_empty_where_nothing_came_twice()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        (await DuplicateReport.ReadAsync(collected.Client, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
