using System.Globalization;

namespace Cairn.Bench.Collector;

/// <summary>What the kernel knows of a process (proc(5)).</summary>
/// <param name="CpuSeconds">Time on all processors so far.</param>
/// <param name="Megabytes">Resident set, 10^6 bytes.</param>
internal sealed record ProcessSample(double CpuSeconds, double Megabytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Looks at a process; zeros when it has ended.</summary>
    public static ProcessSample Of(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            var pages = double.Parse(fields[21], CultureInfo.InvariantCulture);
            return new ProcessSample(ticks / TicksPerSecond, pages * Environment.SystemPageSize / 1e6);
        }
        catch (IOException)
        {
            return new ProcessSample(0, 0);
        }
    }
}
