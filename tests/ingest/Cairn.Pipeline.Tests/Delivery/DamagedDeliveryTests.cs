using System.Buffers.Binary;
using Cairn.Pipeline.Tests.Replaying;
using Cairn.Spool;

namespace Cairn.Pipeline.Tests.Delivery;

/// <summary>A spool file that cannot be read costs what it held and nothing else, and is told.</summary>
public sealed class DamagedDeliveryTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private const string Events = "SELECT arrayStringConcat(groupArray(message_id), ' ') FROM (SELECT message_id FROM events ORDER BY message_id)";
    private const string Lost = "SELECT arrayStringConcat(groupArray(concat(log_id, ' ', toString(log_offset), ' ', code)), ', ') FROM (SELECT * FROM quarantine ORDER BY log_id, log_offset)";

    [Fact]
    public async Task A_file_that_cannot_be_read_is_one_record_and_those_behind_it_arrive()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync(), OneRequestAFile);
        await TakeAsync(collected, "m1", "m2", "m3");
        var name = collected.Spool.Files[^2];
        await SpoilAsync(collected, name);

        for (var run = 0; run < 3; run++)
            await collected.WhileDeliveringAsync(async delivery =>
            {
                await Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m1 m3", "both others are stored");
                await Wait.UntilAsync(() => delivery.Progress.Damage.Contains($"{name.LogId} cannot be read", StringComparison.Ordinal), "the damage is told");
            });

        (await collected.AskAsync<string>(Lost)).ShouldBe($"{name.LogId} 0 spool_lost");
        (await collected.AskAsync<string>("SELECT any(reason) FROM quarantine")).ShouldContain("lost");
    }

    [Fact]
    public async Task A_damaged_file_that_was_delivered_holds_nothing_up_and_is_lost_to_nobody()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync(), OneRequestAFile);
        await TakeAsync(collected, "m1", "m2");
        await collected.DeliverAsync(Plans.First);
        var name = collected.Spool.Files[^2];
        await SpoilAsync(collected, name);
        await TakeAsync(collected, "m3");

        await collected.WhileDeliveringAsync(async delivery =>
        {
            await Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m1 m2 m3", "the last is stored");
            delivery.Progress.Damage.ShouldContain(name.LogId);
        });

        (await collected.AskAsync<ulong>("SELECT count() FROM quarantine")).ShouldBe(0ul);
    }

    [Fact]
    public async Task A_damaged_file_that_is_being_written_is_left_and_what_comes_after_it_arrives()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await TakeAsync(collected, "m1");
        await collected.DeliverAsync(Plans.First);
        await TakeAsync(collected, "m2");
        var name = collected.Spool.Files[0];
        await SpoilAsync(collected, name);
        // What was closed in order would be gone on with; this one cannot be opened, so the writer is behind it already.
        await collected.WhileDeliveringAsync(async delivery =>
        {
            await Wait.UntilAsync(() => delivery.Progress.Problem.Length == 0, "it begins");
            await TakeAsync(collected, "m3");
            await Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m1 m3", "what came after the damage is stored");
        });
        (await collected.AskAsync<string>(Lost)).ShouldBe($"{name.LogId} 1 spool_lost");
    }

    [Fact]
    public async Task A_file_whose_damage_shows_while_it_is_written_is_left()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await TakeAsync(collected, [.. Enumerable.Range(0, 400).Select(i => $"a{i:D4}")]);
        await collected.CloseSpoolAsync();
        var name = collected.Spool.Files[0];
        using (var file = new FileStream(collected.PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // All but the first two pages: the schema and the root of the table can be read, and no request can.
            file.Position = 2 * 8192;
            file.Write(Enumerable.Repeat((byte)0xFF, (int)(file.Length - file.Position)).ToArray());
        }

        await collected.WhileDeliveringAsync(async delivery =>
        {
            await Wait.UntilAsync(() => delivery.Progress.Damage.Length > 0, "the damage is told");
            await TakeAsync(collected, "m1");
            await Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m1", "what came after the damage is stored");
        });
        collected.Spool.Files.Count.ShouldBe(2);
        (await collected.AskAsync<string>(Lost)).ShouldBe($"{name.LogId} 0 spool_lost");
    }

    [Fact]
    public async Task A_file_that_can_be_read_again_is_delivered_without_what_was_told_as_lost()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync(), OneRequestAFile);
        await collected.TakeAsync("web", Collected.Call("Item", "m1"), Collected.Call("Item", "m2"));
        await TakeAsync(collected, "m3");
        var name = collected.Spool.Files[^2];
        await collected.CloseSpoolAsync();
        var whole = await File.ReadAllBytesAsync(collected.PathOf(name), TestContext.Current.CancellationToken);
        await SpoilAsync(collected, name);
        await collected.WhileDeliveringAsync(_ => Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m3", "the other is stored"));

        await File.WriteAllBytesAsync(collected.PathOf(name), whole, TestContext.Current.CancellationToken);
        await collected.WhileDeliveringAsync(async delivery =>
        {
            await Wait.UntilAsync(async () => await collected.AskAsync<string>(Events) == "m2 m3", "what was read again is stored");
            await Wait.UntilAsync(() => delivery.Progress.Damage.Length == 0, "it is whole");
        });
        (await collected.AskAsync<string>(Lost)).ShouldBe($"{name.LogId} 0 spool_lost");
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0x7F)]
    public async Task A_time_that_cannot_be_costs_its_request(byte highest)
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await TakeAsync(collected, "m1", "m2", "m3");
        var page = new SpoolPage();
        var name = collected.Spool.Files[0];
        using (var reader = collected.Spool.OpenReader(name))
            reader.Read(1, page, max: 1);
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, page[0].Request.ReceivedAt);
        await collected.CloseSpoolAsync();
        var bytes = await File.ReadAllBytesAsync(collected.PathOf(name), TestContext.Current.CancellationToken);
        // SQLite writes such a number into six bytes, right before the source.
        byte[] stored = [.. time[2..], .. "web"u8];
        var spoilt = 0;
        for (int at, from = 0; (at = bytes.AsSpan(from).IndexOf(stored)) >= 0; from += at + 1, spoilt++)
            bytes[from + at] = highest;
        spoilt.ShouldBeGreaterThan(0);
        await File.WriteAllBytesAsync(collected.PathOf(name), bytes, TestContext.Current.CancellationToken);

        await collected.WhileDeliveringAsync(_ => Wait.UntilAsync(
            async () => await collected.AskAsync<ulong>("SELECT count() FROM events") + await collected.AskAsync<ulong>("SELECT count() FROM quarantine") == 3, "all are stored"));

        // Requests of the same millisecond are spoilt with it.
        (await collected.AskAsync<string>("SELECT arrayStringConcat(arrayDistinct(groupArray(code)), ' ') FROM quarantine")).ShouldBe("spool_damaged");
    }

    private static SpoolOptions OneRequestAFile(SpoolOptions options) => options with { FileBytes = 1 };

    private static async Task TakeAsync(Collected collected, params string[] ids)
    {
        foreach (var id in ids)
            await collected.TakeAsync("web", Collected.Call("Item", id));
    }

    /// <summary>Writes over the whole file, which no process has open meanwhile.</summary>
    private static async Task SpoilAsync(Collected collected, SpoolFileName name)
    {
        await collected.CloseSpoolAsync();
        var path = collected.PathOf(name);
        await File.WriteAllBytesAsync(path, Enumerable.Repeat((byte)0xFF, (int)new FileInfo(path).Length).ToArray(), TestContext.Current.CancellationToken);
    }
}
