using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Tests.Replaying;

namespace Cairn.Pipeline.Tests.Delivery;

public sealed class PreparedDeliveryTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private const int Calls = 2500;

    [Fact]
    public async Task What_was_prepared_is_stored_as_what_goes_the_long_way()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        var waiting = new PreparedRequests();
        var batch = Enumerable.Range(0, Calls).Select(i => Collected.Call(i % 2 == 0 ? "Item" : "page_view", $"m{i}")).ToArray();
        await collected.PrepareAsync(Plans.First, waiting, Collected.Call("Item", "first"));
        await collected.PrepareAsync(Plans.First, waiting, batch);
        // The same again, in part with another content, and in part with calls that are new.
        await collected.PrepareAsync(Plans.First, waiting, batch);
        await collected.PrepareAsync(Plans.First, waiting, Collected.Call("Item", "m1"), Collected.Call("Item", "new"), Collected.Call("Item", "m0"));
        await collected.TakeSampleAsync();
        waiting.Count.ShouldBe(4);

        await collected.DeliverAsync(Plans.First, waiting);
        waiting.Count.ShouldBe(0);
        var prepared = await collected.DumpAsync();
        (await collected.AskAsync<ulong>("SELECT count() FROM kept_out WHERE reason = 'second_delivery'")).ShouldBe((ulong)Calls + 2);
        foreach (var table in new[] { "events", "quarantine", "kept_out" })
            await collected.RunAsync($"TRUNCATE TABLE {table}");
        await collected.DeliverAsync(Plans.First);
        (await collected.DumpAsync()).ShouldBe(prepared);
    }
}
