namespace Cairn.Data.Tests;

public sealed class FolderSyncTests
{
    [Fact]
    public void a_folder_is_made_durable_and_anything_else_is_rejected()
    {
        using var folder = new TemporaryFolder();
        FolderSync.Flush(folder.Path);
        Should.Throw<IOException>(() => FolderSync.Flush(Path.Combine(folder.Path, "nowhere"))).Message.ShouldContain("errno 2");
        Should.Throw<IOException>(() => FolderSync.Flush(folder.File("x", ""))).Message.ShouldContain("errno 20");
    }
}
