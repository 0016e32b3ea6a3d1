namespace Cairn.Bench.Attribution;

/// <summary>
/// All eight default models on path files of 100 thousand to 2.7 million journeys, as the whole process
/// <c>cairn attribute --paths</c>: start, parsing, models and report.
/// </summary>
internal static class AttributionBench
{
    private const int Seed = 42;
    private const int Times = 3;
    private const double AllowedGrowth = 11; // for ten times the touches

    /// <summary>Runs the benchmark; returns 1 when ten times the touches cost more than eleven times the time.</summary>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            Console.WriteLine("| channels | paths | touches | file MB | seconds | CPU s | peak MB | ns a touch |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            var grows = Grows(folder, channels: 20);
            Measure(folder, 1_000_000, channels: 200, "--format", "json", "--bootstrap", "0");
            Console.WriteLine();
            Console.WriteLine("Orders 2 and 3 of the Markov chain, all eight models:");
            Console.WriteLine();
            foreach (var (channels, order) in new[] { (20, 2), (20, 3), (200, 2) })
            {
                Console.WriteLine($"order {order}:");
                Measure(folder, 1_000_000, channels, "--format", "json", "--order", $"{order}", "--bootstrap", "0");
            }

            Console.WriteLine("order 1:");
            Measure(folder, 1_000_000, 1000, "--format", "json", "--order", "1", "--bootstrap", "0");
            Console.WriteLine();
            MeasureIntervals(folder);
            return grows ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Only what intervals cost.</summary>
    public static int RunIntervals()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            MeasureIntervals(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MeasureIntervals(string folder)
    {
        Console.WriteLine("What intervals cost (200 resamples), beside none:");
        Console.WriteLine();
        Console.WriteLine("All twelve models, no intervals:");
        Measure(folder, 1_000_000, 20, "--format", "json", "--models", "all", "--bootstrap", "0");
        foreach (var channels in new[] { 20, 200 })
        {
            var none = Measure(folder, 1_000_000, channels, "--format", "json", "--bootstrap", "0");
            var some = Measure(folder, 1_000_000, channels, "--format", "json", "--bootstrap", "200");
            Console.WriteLine($"ratio: {some / none:0.0}");
        }
    }

    // 100 thousand, 1 million and 10 million touches: the ratio of times between neighbours.
    private static bool Grows(string folder, int channels)
    {
        var small = Measure(folder, 26_525, channels, "--format", "json", "--bootstrap", "0");
        var middle = Measure(folder, 265_252, channels, "--format", "json", "--bootstrap", "0");
        Measure(folder, 1_000_000, channels, "--format", "json", "--bootstrap", "0");
        var large = Measure(folder, 2_652_520, channels, "--format", "json", "--bootstrap", "0");
        Console.WriteLine();
        Console.WriteLine($"10x touches cost {middle / small:0.0}x (100 k to 1 M) and {large / middle:0.0}x (1 M to 10 M).");
        Console.WriteLine();
        return middle / small <= AllowedGrowth && large / middle <= AllowedGrowth;
    }

    private static double Measure(string folder, int paths, int channels, params string[] options)
    {
        var file = Path.Combine(folder, $"paths-{paths}-{channels}.csv");
        var touches = PathGenerator.Write(file, paths, channels, Seed);
        var best = MeasuredProcess.Best(Times, ["attribute", "--paths", file, .. options]);
        Console.WriteLine(
            $"| {channels} | {paths:N0} | {touches:N0} | {new FileInfo(file).Length / 1e6:0.0} | {best.Seconds:0.00} "
            + $"| {best.CpuSeconds:0.00} | {best.PeakMegabytes:0} | {best.Seconds / touches * 1e9:0} |");
        return best.Seconds;
    }
}
