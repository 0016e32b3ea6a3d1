using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Tests.Recorded;

namespace Cairn.Protocols.Tests;

/// <summary>Requests that real clients made, as the shared data keep them; tests are skipped where the data are absent.</summary>
internal static class Recordings
{
    public static string File(string name) => Repository.Shared("recordings", name);

    public static IEnumerable<string> Files(string pattern) =>
        Directory.GetFiles(Repository.Shared("recordings"), pattern).Where(path => !path.EndsWith(".client.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The posts of a recording whose body was kept.</summary>
    public static IEnumerable<(string File, ClientRequest Request)> Requests(string path)
    {
        using var recording = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        foreach (var entry in recording.RootElement.EnumerateArray())
        {
            var body = entry.GetProperty("body");
            if (entry.GetProperty("method").GetString() != "POST" || body.ValueKind != JsonValueKind.Object)
                continue;
            yield return (Path.GetFileName(path), new ClientRequest
            {
                Source = "recorded",
                Path = entry.GetProperty("url").GetString()!,
                UserAgent = entry.GetProperty("headers").TryGetProperty("User-Agent", out var agent) ? agent.GetString()! : "",
                ReceivedAt = Decode.Time(entry.GetProperty("t").GetString()!),
                Body = Encoding.UTF8.GetBytes(body.GetRawText()),
            });
        }
    }

    /// <summary>All requests of a recording.</summary>
    public static IEnumerable<RecordedRequest> All(string path)
    {
        using var recording = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        foreach (var entry in recording.RootElement.EnumerateArray())
            yield return new RecordedRequest(Path.GetFileName(path), entry.Clone());
    }
}
