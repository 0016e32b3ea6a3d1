using System.Diagnostics;
using System.Globalization;
using Cairn.Pipeline.Deduplication;

namespace Cairn.Bench.Deduplication;

/// <summary>
/// Fills a message index with ids of 30 days, of which every hundredth comes again on a later day, saves it batch by batch as
/// the collector does, and opens it again.
/// </summary>
internal static class DeduplicationBench
{
    private const int Days = 30, FirstDay = 20_000;
    private const int OfBatch = 50_000;
    private const double Billion = 1e9;

    /// <param name="millions">Millions of different ids.</param>
    public static int Run(int millions)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} processors; {millions} million ids over {Days} days, every hundredth again; batches of {OfBatch:N0}");
            return Measure(folder, millions * 1_000_000L) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Measure(string folder, long ids)
    {
        var options = new MessageIndexOptions { Folder = folder };
        var run = new DeduplicationRun(ids, Days, OfBatch);
        Console.WriteLine("         ids  million adds/s   ns an add  of them alone  longest batch ms  table MiB  peak MiB");
        using (var index = MessageIndex.Open(options, _ => 0))
            run.Fill(index, FirstDay, Show);
        Console.WriteLine($"found {run.Found:N0} of {run.Again:N0} that came again; {run.False:N0} false duplicates, {run.Reused:N0} wrongly called reused, of {ids:N0}");
        Console.WriteLine($"saving took {run.SaveSeconds:0.0} s; files {Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) / 1e6:N0} MB");
        var (began, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var opened = MessageIndex.Open(options, _ => ulong.MaxValue);
        Console.WriteLine($"opened again in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} s of a processor: {opened.Count:N0} ids of {opened.Days} days, {opened.ForgottenEarly:N0} forgotten early");
        var (missed, later) = run.AskAgain(opened, FirstDay);
        Console.WriteLine($"of a million ids asked for afterwards {missed:N0} were missed; the first add of day 32 took {later * 1000:0} ms");
        Console.WriteLine($"peak of the process {PeakMebibytes():N0} MiB");
        return run.Found == run.Again && run.False == 0 && missed == 0;
    }

    private static void Show(DeduplicationRun run, MessageIndex index) => Console.WriteLine(
        $"{index.Count,12:N0} {run.Adds / run.AddSeconds / 1e6,15:0.00} {run.AddSeconds / run.Adds * Billion,11:0} {run.AloneSeconds / run.AloneAdds * Billion,14:0} {run.MaxBatch * 1000,17:0} {index.Bytes / 1048576.0,10:N0} {PeakMebibytes(),9:N0}");

    private static double PeakMebibytes()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
