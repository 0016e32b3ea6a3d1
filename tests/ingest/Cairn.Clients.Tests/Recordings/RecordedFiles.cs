using System.Text.Json;

namespace Cairn.Clients.Tests.Recordings;

/// <summary>The recordings of the shared data; tests are skipped where they are absent.</summary>
internal static class RecordedFiles
{
    /// <summary>What ends the name of a file that holds what was left in the browser after a recording.</summary>
    public const string Client = ".client.json";

    public static IReadOnlyList<string> All() => [.. Directory.GetFiles(Repository.Shared("recordings"), "*.json").Order(StringComparer.Ordinal)];

    public static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
