namespace Cairn.Server.Tests.Support;

/// <summary>A folder that goes away again.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cairn-server-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
