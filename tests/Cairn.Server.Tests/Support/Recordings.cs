using System.Text.Json;

namespace Cairn.Server.Tests.Support;

/// <summary>Requests that real clients made, as the shared data keep them; tests are skipped where the data are absent.</summary>
internal static class Recordings
{
    public static IEnumerable<(string File, JsonElement Entry)> All()
    {
        foreach (var path in Directory.GetFiles(Folder(), "*.json").Where(path => !path.EndsWith(".client.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var recording = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var entry in recording.RootElement.EnumerateArray())
                yield return (Path.GetFileName(path), entry.Clone());
        }
    }

    private static string Folder()
    {
        var data = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Path.Combine(Root(), "..", "shared", "data");
        var folder = Path.Combine(data, "recordings");
        Assert.SkipUnless(Directory.Exists(folder), $"there are no recordings in {data} (or CAIRN_SHARED_DATA)");
        return folder;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
