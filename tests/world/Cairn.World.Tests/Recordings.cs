using System.Text.Json;

namespace Cairn.World.Tests;

/// <summary>Recordings of real clients in the shared data.</summary>
internal static class Recordings
{
    /// <summary>The bodies of all posted requests of a recording; the test is skipped where the data is absent.</summary>
    public static JsonElement[] Bodies(string recording)
    {
        var path = Repository.Shared("recordings", recording);
        return
        [
            .. JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()
                .Where(request => request.GetProperty("method").GetString() == "POST").Select(request => request.GetProperty("body")),
        ];
    }
}
