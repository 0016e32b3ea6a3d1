using System.Diagnostics;
using System.Text;

namespace Cairn.Faults.Processes;

/// <summary>The engine processes of one data folder, found by their command lines, so that no other process is ever hit.</summary>
internal static class EngineProcesses
{
    private static readonly TimeSpan MaxEnd = TimeSpan.FromSeconds(10);

    /// <summary>Ids of the engines that run on a folder, the one that serves and those that want to.</summary>
    public static IReadOnlyList<int> Find(string data)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var id) && IsEngine(folder, data))
                found.Add(id);
        return found;
    }

    /// <summary>Kills all of them; returns how many there were.</summary>
    public static int Kill(string data)
    {
        var killed = 0;
        foreach (var id in Find(data))
            killed += Kill(id) ? 1 : 0;
        return killed;
    }

    private static bool Kill(int id)
    {
        try
        {
            using var engine = Process.GetProcessById(id);
            engine.Kill();
            return engine.WaitForExit(MaxEnd);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsEngine(string folder, string data)
    {
        try
        {
            var words = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "cmdline"))).Split('\0');
            return words.Contains("engine", StringComparer.Ordinal) && words.Contains(data, StringComparer.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
