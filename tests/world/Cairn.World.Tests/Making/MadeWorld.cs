using System.Security.Cryptography;
using Cairn.World.Answers;
using Cairn.World.Making;

namespace Cairn.World.Tests.Making;

/// <summary>A world on disk for one test; its folder goes with it.</summary>
internal sealed class MadeWorld : IDisposable
{
    private MadeWorld(string root, WorldSummary summary) => (Root, Summary) = (root, summary);

    public string Root { get; }

    public string Folder => System.IO.Path.Combine(Root, "world");

    public WorldSummary Summary { get; }

    /// <summary>Makes a world; <paramref name="faults"/> is a preset's name or the text of a file.</summary>
    public static MadeWorld Of(
        string preset = "shop", int people = 300, int days = 21, string faults = "calm", ulong seed = 3, int threads = 2, double? conversionRate = null)
    {
        var root = Directory.CreateTempSubdirectory("cairn-world-").FullName;
        if (faults.Contains('\n'))
        {
            var file = System.IO.Path.Combine(root, "faults.yaml");
            File.WriteAllText(file, faults);
            faults = file;
        }
        var request = new WorldRequest
        {
            Preset = preset, Seed = seed, People = people, Days = days, Faults = faults, Threads = threads, FutureDays = 30,
            ConversionRate = conversionRate, Folder = System.IO.Path.Combine(root, "world"),
        };
        return new MadeWorld(root, WorldMaker.Make(request, null, CancellationToken.None));
    }

    public AnswersFile Answers() => AnswersFile.Open(Folder);

    public IEnumerable<string> Lines(string file) => File.ReadLines(System.IO.Path.Combine(Folder, file));

    /// <summary>SHA-256 of every file, by name.</summary>
    public Dictionary<string, string> Digests() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    /// <summary>Message ids that a world's faults lost.</summary>
    public HashSet<string> Lost() => [.. Answers().FaultEvents().Where(row => row.Effect == "lost").Select(row => row.MessageId)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
