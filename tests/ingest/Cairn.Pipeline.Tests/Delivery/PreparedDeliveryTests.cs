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
        (await collected.AskAsync<ulong>("SELECT count() FROM suppressed WHERE reason = 'second_delivery'")).ShouldBe((ulong)Calls + 2);
        foreach (var table in new[] { "events", "quarantine", "suppressed" })
            await collected.RunAsync($"TRUNCATE TABLE {table}");
        await collected.DeliverAsync(Plans.First);
        (await collected.DumpAsync()).ShouldBe(prepared);
    }

    [Fact]
    public async Task A_known_message_that_the_spool_has_lost_is_told_as_damaged_and_holds_nothing_up()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        var waiting = new PreparedRequests();
        await collected.PrepareAsync(Plans.First, waiting, Collected.Call("Item", "m1"));
        await collected.PrepareAsync(Plans.First, waiting, Collected.Call("Item", "m1", person: "somebody else"));
        await collected.PrepareAsync(Plans.First, waiting, Collected.Call("Item", "m2"));
        Spoil(Directory.GetFiles(Path.Combine(collected.Folder, "spool"), "*-wal").Single(), "somebody else"u8);

        await collected.DeliverAsync(Plans.First, waiting);

        (await collected.AskAsync<string>("SELECT arrayStringConcat(groupArray(message_id), ' ') FROM (SELECT message_id FROM events ORDER BY log_offset)")).ShouldBe("m1 m2");
        (await collected.AskAsync<string>("SELECT arrayStringConcat(groupArray(concat(toString(log_offset), ' ', code)), ' ') FROM quarantine")).ShouldBe("1 spool_damaged");
    }

    /// <summary>Changes a text wherever it stands in a file.</summary>
    private static void Spoil(string path, ReadOnlySpan<byte> text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var spoilt = 0;
        for (int at, from = 0; (at = bytes.AsSpan(from).IndexOf(text)) >= 0; from += at + text.Length, spoilt++)
        {
            file.Position = from + at;
            file.WriteByte((byte)~bytes[from + at]);
        }
        spoilt.ShouldBePositive();
    }
}
