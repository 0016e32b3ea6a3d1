using System.Text.Json;

namespace Cairn.Collector.Tests.Support;

/// <summary>Requests that real clients made, as the shared data keep them; tests are skipped where the data are absent.</summary>
internal static class Recordings
{
    public static IEnumerable<(string File, JsonElement Entry)> All()
    {
        foreach (var path in Directory.GetFiles(Repository.Shared("recordings"), "*.json").Where(path => !path.EndsWith(".client.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var recording = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var entry in recording.RootElement.EnumerateArray())
                yield return (Path.GetFileName(path), entry.Clone());
        }
    }
}
