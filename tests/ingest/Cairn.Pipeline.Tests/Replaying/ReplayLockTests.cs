using Cairn.Pipeline.Replaying;

namespace Cairn.Pipeline.Tests.Replaying;

public sealed class ReplayLockTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_share_it_and_one_owns_it()
    {
        var (mine, yours) = (new ReplayLock(_folder.Path, TimeProvider.System), new ReplayLock(_folder.Path, TimeProvider.System));
        var first = await mine.ShareAsync(TestContext.Current.CancellationToken);
        var second = await yours.ShareAsync(TestContext.Current.CancellationToken);
        var owning = yours.OwnAsync(TestContext.Current.CancellationToken);
        first.Dispose();
        await Task.Delay(Moment, TestContext.Current.CancellationToken);
        owning.IsCompleted.ShouldBeFalse();
        second.Dispose();
        var owned = await owning.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var sharing = mine.ShareAsync(TestContext.Current.CancellationToken);
        await Task.Delay(Moment, TestContext.Current.CancellationToken);
        sharing.IsCompleted.ShouldBeFalse();
        owned.Dispose();
        (await sharing.WaitAsync(Patience, TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task Those_who_share_it_without_pause_do_not_keep_its_owner_waiting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sharers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ShareAsync(stop.Token), TestContext.Current.CancellationToken)).ToArray();
        var owner = new ReplayLock(_folder.Path, TimeProvider.System);
        for (var i = 0; i < 5; i++)
            (await owner.OwnAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken)).Dispose();
        await stop.CancelAsync();
        await Task.WhenAll(sharers);
    }

    private async Task ShareAsync(CancellationToken stop)
    {
        var mine = new ReplayLock(_folder.Path, TimeProvider.System);
        while (!stop.IsCancellationRequested)
        {
            using var shared = await mine.ShareAsync(CancellationToken.None);
            await Task.Delay(PauseOfASharer, CancellationToken.None);
        }
    }

    private static readonly TimeSpan PauseOfASharer = TimeSpan.FromMilliseconds(5);
}
