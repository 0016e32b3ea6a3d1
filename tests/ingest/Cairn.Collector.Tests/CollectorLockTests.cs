using Cairn.Model;

namespace Cairn.Collector.Tests;

public sealed class CollectorLockTests
{
    [Fact]
    public void Another_collector_is_told_as_that()
    {
        using var folder = new TemporaryFolder();
        using var first = CollectorLock.Take(folder.Path);
        Should.Throw<UserException>(() => CollectorLock.Take(folder.Path)).Message.ShouldContain("another collector is running");
    }

    [Fact]
    public void Anything_else_is_told_as_what_it_is()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "collector.lock"));
        var problem = Should.Throw<UserException>(() => CollectorLock.Take(folder.Path));
        problem.Message.ShouldContain("collector.lock cannot be used");
        problem.Message.ShouldNotContain("another collector");
        Should.Throw<UserException>(() => CollectorLock.Take(Path.Combine(folder.Path, "nowhere"))).Message.ShouldContain("cannot be used");
    }
}
