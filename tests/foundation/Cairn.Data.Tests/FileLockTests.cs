namespace Cairn.Data.Tests;

public sealed class FileLockTests
{
    [Fact]
    public void one_holds_it_until_it_is_let_go()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "x.lock");
        using (FileLock.TryTake(path).ShouldNotBeNull())
            FileLock.TryTake(path).ShouldBeNull();
        using var again = FileLock.TryTake(path).ShouldNotBeNull();
    }

    [Fact]
    public void what_cannot_be_opened_is_not_told_as_held()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DirectoryNotFoundException>(() => FileLock.TryTake(Path.Combine(folder.Path, "nowhere", "x.lock")));
        Should.Throw<UnauthorizedAccessException>(() => FileLock.TryTake(folder.Path));
    }
}
