using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Cli.Tests;

/// <summary>Ends the engines that linger behind commands: they write into their folders, which then cannot be removed.</summary>
internal static class LingeringEngines
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    /// <summary>Ends those of all data folders in a folder, and waits for their end.</summary>
    public static async Task StopAsync(string folder)
    {
        foreach (var state in Directory.GetFiles(folder, "engine.json", SearchOption.AllDirectories))
            if (await NumberAsync(state) is { } number)
                await StopAsync(number);
    }

    /// <summary>The process of an engine; null where it has gone by itself.</summary>
    private static async Task<int?> NumberAsync(string state)
    {
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(state));
            return json.RootElement.GetProperty("process").GetInt32();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static async Task StopAsync(int number)
    {
        try
        {
            using var engine = Process.GetProcessById(number);
            using var patience = new CancellationTokenSource(MaxWait);
            using (var kill = Process.Start("kill", ["-TERM", $"{number}"]))
                await kill.WaitForExitAsync(patience.Token);
            await engine.WaitForExitAsync(patience.Token);
        }
        catch (ArgumentException)
        {
            // It has gone by itself.
        }
    }
}
