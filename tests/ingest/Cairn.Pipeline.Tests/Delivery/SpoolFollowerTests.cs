using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Tests.Replaying;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Tests.Delivery;

public sealed class SpoolFollowerTests(TestEngine engine) : IClassFixture<TestEngine>
{
    /// <summary>On a disk that is full for a moment one save fails and the next one succeeds.</summary>
    [Fact]
    public async Task Ids_that_could_not_be_saved_are_not_covered_by_those_of_the_next_batch()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeAsync("web", Collected.Call("Item", "m1"));
        var log = collected.Spool.Files[0].LogId;
        var options = new MessageIndexOptions { Folder = Path.Combine(collected.Folder, "messages"), MaxBytes = MessageIndexOptions.MaxBytesFloor };
        var inTheWay = Directory.CreateDirectory(Path.Combine(options.Folder, Uri.EscapeDataString(log) + ".ids"));
        using var index = MessageIndex.Open(options, static _ => 0, ct);
        using var filler = new BatchFiller(index, new DeliverySteps(IngestSteps.Create(Plans.First)), observer: null, prepared: null);
        var follower = new SpoolFollower(
            collected.Spool, filler, index, new UnreadableFiles(new DeliveryProgress()), static _ => Task.CompletedTask, static (_, _, _) => Task.FromResult(TakenOffsets.None),
            new DeliveryOptions { Index = options, Interval = TimeSpan.FromMilliseconds(10) }, TimeProvider.System);

        var following = follower.RunAsync([], first: null, ct);
        var first = await follower.Full.ReadAsync(ct);
        await collected.TakeAsync("web", Collected.Call("Item", "m2"));
        var second = await follower.Full.ReadAsync(ct);
        (first.Records.To, second.Records.From, second.Records.To).ShouldBe((1ul, 1ul, 2ul));
        await follower.ReturnAsync(first, ct);
        await following;
        inTheWay.Delete();
        await follower.ReturnAsync(second, ct);
        follower.SaveReturned();

        await follower.Full.Completion.ShouldThrowAsync<MessageIndexException>();
        index.CoveredTo(log).ShouldBe(0ul);
    }
}
