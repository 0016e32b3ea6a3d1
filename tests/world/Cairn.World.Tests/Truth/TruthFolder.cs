using Cairn.World.Tests.Wire;
using Cairn.World.Truth;

namespace Cairn.World.Tests.Truth;

/// <summary>Truth files in a folder of their own.</summary>
internal sealed class TruthFolder : IDisposable
{
    /// <summary>First moment of day 0: 2026-01-01.</summary>
    public const long BeginsAt = 1_767_225_600_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-truth-");

    /// <summary>Writes the rows that each of some feeds adds.</summary>
    public IReadOnlyDictionary<string, long> Write(params Action<TruthFeed>[] feeds)
    {
        using var files = new TruthFiles(_folder.FullName, SmallWorld.Scenario, SmallWorld.Ids, BeginsAt, 64 * 1024);
        foreach (var add in feeds)
        {
            using var feed = files.OpenFeed();
            add(feed);
        }

        return files.Write(Path.Combine(_folder.FullName, "truth"), CancellationToken.None);
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(_folder.FullName, "truth", name));

    /// <summary>The lines without the header.</summary>
    public string[] Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    public string[] Left() => [.. _folder.GetFiles().Select(file => file.Name)];

    public void Dispose() => _folder.Delete(recursive: true);
}
