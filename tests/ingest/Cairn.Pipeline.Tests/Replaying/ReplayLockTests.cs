using Cairn.Pipeline.Replaying;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Pipeline.Tests.Replaying;

/// <summary>The lock is asked again only when the clock is moved, so that it is known when an answer can have come.</summary>
public sealed class ReplayLockTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ReplayLock _mine, _yours;

    public ReplayLockTests() => (_mine, _yours) = (new ReplayLock(_folder.Path, _time), new ReplayLock(_folder.Path, _time));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_share_it_and_one_owns_it()
    {
        var first = Taken(_mine.ShareAsync);
        var second = Taken(_yours.ShareAsync);
        first.Dispose();
        var owning = Waiting(_mine.OwnAsync);
        second.Dispose();
        using (await EndsAsync(owning))
            _ = Waiting(_yours.OwnAsync);
    }

    [Fact]
    public async Task Nobody_shares_it_while_it_is_owned()
    {
        var owned = Taken(_mine.OwnAsync);
        var sharing = Waiting(_yours.ShareAsync);
        owned.Dispose();
        (await EndsAsync(sharing)).Dispose();
    }

    [Fact]
    public async Task Who_wants_to_own_it_goes_before_those_who_come_later_to_share_it()
    {
        var first = Taken(_mine.ShareAsync);
        var owning = Waiting(_yours.OwnAsync);
        var later = Waiting(_mine.ShareAsync);
        first.Dispose();
        // It would never end if the later one had it now.
        (await EndsAsync(owning)).Dispose();
        (await EndsAsync(later)).Dispose();
    }

    /// <summary>What the first question brings.</summary>
    private static IDisposable Taken(Func<CancellationToken, Task<IDisposable>> take)
    {
        var taking = take(TestContext.Current.CancellationToken);
        taking.IsCompletedSuccessfully.ShouldBeTrue();
        return taking.Result;
    }

    /// <summary>Somebody whose first question was answered with no.</summary>
    private static Task<IDisposable> Waiting(Func<CancellationToken, Task<IDisposable>> take)
    {
        var taking = take(TestContext.Current.CancellationToken);
        taking.IsCompleted.ShouldBeFalse();
        return taking;
    }

    /// <summary>What somebody gets who asks as often as it takes.</summary>
    private async Task<IDisposable> EndsAsync(Task<IDisposable> waiting)
    {
        await Wait.UntilAsync(
            () =>
            {
                _time.Advance(Moment);
                return waiting.IsCompleted;
            },
            "the lock is given");
        return await waiting;
    }
}
