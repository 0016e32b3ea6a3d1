namespace Cairn.Pipeline.Tests.Deduplication;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cairn-pipeline-").FullName;

    /// <summary>The only file in it.</summary>
    public string OnlyFile => Directory.EnumerateFiles(Path).ShouldHaveSingleItem();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
