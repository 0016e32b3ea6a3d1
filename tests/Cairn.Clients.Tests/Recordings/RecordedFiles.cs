using System.Text.Json;

namespace Cairn.Clients.Tests.Recordings;

/// <summary>The recordings of the shared data; tests are skipped where they are absent.</summary>
internal static class RecordedFiles
{
    /// <summary>What ends the name of a file that holds what was left in the browser after a recording.</summary>
    public const string Client = ".client.json";

    public static IReadOnlyList<string> All()
    {
        var data = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Path.Combine(Root(), "..", "shared", "data");
        var folder = Path.Combine(data, "recordings");
        Assert.SkipUnless(Directory.Exists(folder), $"there are no recordings in {data} (or CAIRN_SHARED_DATA)");
        return [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];
    }

    public static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
