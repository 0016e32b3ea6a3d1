using System.Text.Json;

namespace Cairn.World.Tests;

/// <summary>Recordings of real clients in the folder shared/data beside the repository.</summary>
internal static class SharedData
{
    /// <summary>The bodies of all posted requests of a recording; the test is skipped where the data is absent.</summary>
    public static JsonElement[] Bodies(string recording)
    {
        var folder = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Search();
        var path = folder is null ? null : Path.Combine(folder, "recordings", recording);
        Assert.SkipUnless(File.Exists(path), $"recordings/{recording} is not in shared/data (or CAIRN_SHARED_DATA)");
        return
        [
            .. JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()
                .Where(request => request.GetProperty("method").GetString() == "POST").Select(request => request.GetProperty("body")),
        ];
    }

    /// <summary>The nearest folder shared/data beside one of the folders above the tests.</summary>
    private static string? Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
                return Path.Combine(folder.FullName, "shared", "data");

        return null;
    }
}
