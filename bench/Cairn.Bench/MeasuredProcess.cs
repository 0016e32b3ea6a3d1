using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>One run of the command line as a user starts it: from the start of the process to its end.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="CpuSeconds">Time on all processors.</param>
/// <param name="PeakMegabytes">Largest resident set, in 10^6 bytes.</param>
internal sealed record MeasuredProcess(double Seconds, double CpuSeconds, double PeakMegabytes)
{
    private const string GnuTime = "/usr/bin/time";

    /// <summary>Runs <c>cairn</c> several times and returns the fastest run, which other work on the machine disturbed least.</summary>
    public static MeasuredProcess Best(int times, params string[] arguments) =>
        Enumerable.Range(0, times).Select(_ => RunOnce(arguments)).MinBy(run => run.Seconds)!;

    private static MeasuredProcess RunOnce(string[] arguments)
    {
        // GNU time reads the peak from the kernel's own account of the child (getrusage), which polling would miss.
        var start = new ProcessStartInfo(GnuTime) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-f", "%M %U %S", .. CommandLine(arguments)])
            start.ArgumentList.Add(argument);
        if (!File.Exists(GnuTime))
            throw new FileNotFoundException("Install GNU time: apt-get install time.", GnuTime);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        var report = errors.Result.Trim();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"cairn failed: {report}");
        var numbers = Array.ConvertAll(
            report.Split('\n')[^1].Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture));
        return new MeasuredProcess(seconds, numbers[1] + numbers[2], numbers[0] * 1024 / 1e6);
    }

    /// <summary>The world is a program of its own, as it is for ./cairn.</summary>
    private static string[] CommandLine(string[] arguments) => arguments is ["world", .. var words]
        ? [Executable("Cairn.World.Cli", "cairn-world"), .. words]
        : [Executable("Cairn.Cli", "cairn"), .. arguments];

    private static string Executable(string project, string name)
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, "release", name));
        return File.Exists(file) ? file : throw new FileNotFoundException("Build with -c Release first.", file);
    }
}
