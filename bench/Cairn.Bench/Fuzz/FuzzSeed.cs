using System.Text;
using System.Text.Json;

namespace Cairn.Bench.Fuzz;

/// <summary>A request that a real client made: what mutations begin with.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Body">The body; empty when it has none.</param>
internal sealed record FuzzSeed(string Method, string Target, byte[] Body)
{
    /// <summary>Reads the recordings (facts on real clients, one file a scenario), OPTIONS left out.</summary>
    public static FuzzSeed[] Load(string folder)
    {
        var seeds = new List<FuzzSeed>();
        foreach (var path in Directory.GetFiles(folder, "*.json").Where(path => !path.EndsWith(".client.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var recording = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var entry in recording.RootElement.EnumerateArray())
            {
                var method = entry.GetProperty("method").GetString()!;
                if (method is "GET" or "POST")
                    seeds.Add(new FuzzSeed(method, entry.GetProperty("url").GetString()!, BodyOf(entry.GetProperty("body"))));
            }
        }
        return seeds.Count > 0 ? [.. seeds] : throw new InvalidOperationException($"there are no recordings in {folder}");
    }

    private static byte[] BodyOf(JsonElement body) => Encoding.UTF8.GetBytes(body.ValueKind switch
    {
        JsonValueKind.String => body.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => body.GetRawText(),
    });
}
