using System.Text.Json;

namespace Cairn.Bench;

/// <summary>What benchmarks find around them.</summary>
internal static class Surroundings
{
    /// <summary>The working tree, with its examples and plans.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The process of the engine that works on a data folder.</summary>
    public static int EngineOf(string data)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "engine.json")));
        return json.RootElement.GetProperty("process").GetInt32();
    }

    private static string FindRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Cairn.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run it from the working tree.");
        return root;
    }
}
