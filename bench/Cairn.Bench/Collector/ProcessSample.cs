using System.Globalization;

namespace Cairn.Bench.Collector;

/// <summary>What the kernel knows of a process (proc(5)).</summary>
/// <param name="CpuSeconds">Time on all processors so far.</param>
/// <param name="Megabytes">Resident set, 10^6 bytes.</param>
/// <param name="CompilerSeconds">Of its processor time, that of .NET's compiler, which compiles again in the background what runs often.</param>
internal sealed record ProcessSample(double CpuSeconds, double Megabytes, double CompilerSeconds)
{
    private const double TicksPerSecond = 100;

    /// <summary>As the kernel cuts it: a thread's name has 15 characters.</summary>
    private const string Compiler = "(.NET Tiered Com)";

    /// <summary>Of a process that is not there.</summary>
    public static ProcessSample Ended { get; } = new(0, 0, 0);

    /// <summary>Looks at a process; zeros when it has ended.</summary>
    public static ProcessSample Of(int process)
    {
        try
        {
            var (cpu, pages) = Read(File.ReadAllText($"/proc/{process}/stat"));
            return new ProcessSample(cpu, pages * Environment.SystemPageSize / 1e6, CompilerOf(process));
        }
        catch (IOException)
        {
            return Ended;
        }
    }

    /// <summary>What the compiler took since an earlier look, in seconds; its thread ends when it has nothing to do, and another comes.</summary>
    public double CompiledSince(ProcessSample earlier) =>
        CompilerSeconds < earlier.CompilerSeconds ? CompilerSeconds : CompilerSeconds - earlier.CompilerSeconds;

    private static double CompilerOf(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .Select(static thread => File.ReadAllText(Path.Combine(thread, "stat")))
        .Where(static stat => stat.Contains(Compiler, StringComparison.Ordinal))
        .Sum(static stat => Read(stat).Cpu);

    private static (double Cpu, double Pages) Read(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
        return (ticks / TicksPerSecond, double.Parse(fields[21], CultureInfo.InvariantCulture));
    }
}
