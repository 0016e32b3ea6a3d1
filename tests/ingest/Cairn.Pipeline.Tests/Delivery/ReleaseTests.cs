using Cairn.Model;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Tests.Replaying;
using Cairn.Spool;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Pipeline.Tests.Delivery;

/// <summary>A spool file may go when the warehouse has its records and the disk has their ids, and not before.</summary>
public sealed class ReleaseTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Fact]
    public async Task A_file_whose_ids_could_not_be_saved_is_kept()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync(), DueAtOnce);
        await TakeAsync(collected, "m1", "m2", "m3");
        var files = collected.Spool.Files;
        Directory.CreateDirectory(Path.Combine(collected.Folder, "messages", Uri.EscapeDataString(files[1].LogId) + ".ids"));

        var running = collected.Delivery(Plans.First).RunAsync(collected.Client, static (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);
        await running.ShouldThrowAsync<MessageIndexException>();

        await RemoveAsync(collected, files[^2]);
        collected.Spool.Files.ShouldContain(files[1]);
    }

    [Fact]
    public async Task Files_go_while_nothing_new_comes_and_their_messages_are_known_again()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync(), DueAtOnce);
        await TakeAsync(collected, "m1", "m2", "m3");
        await collected.WhileDeliveringAsync(_ => Wait.UntilAsync(() => collected.Spool.Files.Count == 1, "all but the latest are gone"));
        await TakeAsync(collected, "m1", "m2");
        await collected.DeliverAsync(Plans.First);
        (await collected.AskAsync<ulong>("SELECT count() FROM events")).ShouldBe(3ul);
        (await collected.AskAsync<ulong>("SELECT count() FROM suppressed WHERE reason = 'second_delivery'")).ShouldBe(2ul);
    }

    [Fact]
    public async Task A_file_that_the_warehouse_has_lost_again_is_kept()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var collected = new Collected(await engine.NewWarehouseAsync(), static options => options with { FileBytes = 1 }, clock);
        await TakeAsync(collected, "m1", "m2", "m3");
        await collected.DeliverAsync(Plans.First);
        await collected.RunAsync("TRUNCATE TABLE events");
        var files = collected.Spool.Files;
        var running = collected.Delivery(Plans.First).RunAsync(
            collected.Client, static (_, _) => throw new UserException("no log can begin", "none"), TestContext.Current.CancellationToken);
        await running.ShouldThrowAsync<UserException>();

        collected.Spool.Release(files[^2]);
        clock.Advance(TimeSpan.FromDays(30));
        await Wait.UntilAsync(() => !collected.Spool.Files.Contains(files[^2]), "the file that was released is removed");
        collected.Spool.Files.ShouldContain(files[1]);
    }

    private static SpoolOptions DueAtOnce(SpoolOptions options) => options with { FileBytes = 1, Retention = TimeSpan.FromDays(-2) };

    private static async Task TakeAsync(Collected collected, params string[] ids)
    {
        foreach (var id in ids)
            await collected.TakeAsync("web", Collected.Call("Item", id));
    }

    /// <summary>Has a file removed; whatever may go before it is gone then too.</summary>
    private static async Task RemoveAsync(Collected collected, SpoolFileName name)
    {
        collected.Spool.Release(name);
        await Wait.UntilAsync(() => !collected.Spool.Files.Contains(name), "the file that was released is removed");
    }
}
