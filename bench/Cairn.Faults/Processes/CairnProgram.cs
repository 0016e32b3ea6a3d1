using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Faults.Processes;

/// <summary>The program under test.</summary>
internal static class CairnProgram
{
    /// <summary>Beside this program, where the build puts it, or in its own folder.</summary>
    public static string Path { get; } = Find();

    public static string Plan { get; } = System.IO.Path.Combine(Root(), "plans", "shop.yaml");

    /// <summary>Makes a write key; the data folder is made with it.</summary>
    public static async Task<string> CreateKeyAsync(string data)
    {
        var start = new ProcessStartInfo(Path, ["keys", "create", "web", "--data", data, "--format", "json"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("key").GetString()!;
    }

    private static string Find()
    {
        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "cairn");
        var own = System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "Cairn.Cli", "release", "cairn");
        return File.Exists(beside) ? beside : System.IO.Path.GetFullPath(own);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("this runs inside the working tree only");
    }
}
