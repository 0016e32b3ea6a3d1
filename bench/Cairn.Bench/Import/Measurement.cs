using System.Diagnostics;

namespace Cairn.Bench.Import;

/// <summary>What a process used.</summary>
/// <param name="Wall">Time that passed.</param>
/// <param name="Cpu">Processor time of the importer and the engine together.</param>
/// <param name="PeakBytes">The importer's peak of resident memory; 0 when there was none.</param>
internal sealed record Measurement(TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    /// <summary>The kernel's own high-water mark, which needs no sampling; read while the process lives.</summary>
    public static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).TrimEnd("kB").Trim()) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Processor time so far; null when the process has ended.</summary>
    public static TimeSpan? CpuOf(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return running.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
