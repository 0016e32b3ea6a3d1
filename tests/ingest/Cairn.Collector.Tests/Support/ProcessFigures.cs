using System.Globalization;

namespace Cairn.Collector.Tests.Support;

/// <summary>What the kernel says of a process (proc(5)).</summary>
internal static class ProcessFigures
{
    /// <summary>The most descriptors that this process may have open; the runtime raises the soft limit to the hard one.</summary>
    public static int MaxDescriptors() => Number(File.ReadLines("/proc/self/limits").First(static line => line.StartsWith("Max open files", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[4]);

    public static int Descriptors(int process) => Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count();

    /// <summary>Megabytes in memory now.</summary>
    public static int Resident(int process) => Status(process, "VmRSS:") / 1024;

    /// <summary>The most megabytes that it ever had in memory.</summary>
    public static int MaxResident(int process) => Status(process, "VmHWM:") / 1024;

    private static int Status(int process, string name) =>
        Number(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static int Number(string text) => text == "unlimited" ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);
}
