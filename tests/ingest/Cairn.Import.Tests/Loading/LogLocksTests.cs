using Cairn.Data;
using Cairn.Model;

namespace Cairn.Import.Tests.Loading;

public sealed class LogLocksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_that_is_being_imported_is_said_to_be()
    {
        using var first = LogLock.Take(_folder.Path, "a:1", "shop.csv");
        Should.Throw<UserException>(() => LogLock.Take(_folder.Path, "a:1", "shop.csv")).Message.ShouldContain("another process is importing or replaying shop.csv");
        using var other = LogLock.Take(_folder.Path, "a:2", "other.csv");
    }

    [Fact]
    public async Task Messages_wait_until_they_are_free()
    {
        var ct = TestContext.Current.CancellationToken;
        var first = await MessagesLock.TakeAsync(_folder.Path, TimeProvider.System, static _ => { }, ct);
        var waiting = new TaskCompletionSource();
        var second = MessagesLock.TakeAsync(_folder.Path, TimeProvider.System, isWaiting => { if (isWaiting) waiting.TrySetResult(); }, ct);
        await waiting.Task.WaitAsync(ct);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_file_that_cannot_be_locked_is_not_one_that_somebody_holds()
    {
        // A program that runs may not be written to (ETXTBSY): the file is there, and nobody has its lock.
        var ct = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Path.Combine(_folder.Path, "imports"));
        foreach (var name in (string[])["messages.lock", "a-1.lock"])
            File.CreateSymbolicLink(Path.Combine(_folder.Path, "imports", name), Environment.ProcessPath!);
        (await Should.ThrowAsync<UserException>(() => MessagesLock.TakeAsync(_folder.Path, TimeProvider.System, static _ => { }, ct))).Message.ShouldContain("messages.lock cannot be used");
        Should.Throw<UserException>(() => LogLock.Take(_folder.Path, "a:1", "shop.csv")).Message.ShouldContain("a-1.lock cannot be used");
    }
}
