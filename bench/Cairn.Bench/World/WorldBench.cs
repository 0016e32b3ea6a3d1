using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Bench.World;

/// <summary>
/// Makes worlds of growing size as a user does, and compares each with the physical limit: writing as many bytes as it wrote
/// to the same disk, and doing nothing else.
/// </summary>
internal static class WorldBench
{
    private const int PeopleOfAMillion = 31_000;
    private const int Rounds = 2;

    /// <param name="largest">Millions of calls of the largest world: 1, 10 ...</param>
    public static int Run(int largest)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors; shop, 60 days, leaky, best of {Rounds}");
        Console.WriteLine("     people        calls       MB       s   calls/s  cpu s  calls/s a core  peak MB  of plain writing");
        for (var millions = 1; millions <= largest; millions *= 10)
            Measure(PeopleOfAMillion * millions);
        return 0;
    }

    private static void Measure(int people)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            var world = Path.Combine(folder, "world");
            var run = MeasuredProcess.Best(Rounds, "world", "--people", $"{people}", "--faults", "leaky", "--out", world, "--replace");
            var bytes = Directory.EnumerateFiles(world, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
            var calls = Calls(Path.Combine(world, "answers.json"));
            Directory.Delete(world, recursive: true);
            var plain = WritePlainly(Path.Combine(folder, "plain"), bytes);
            Console.WriteLine(
                $"{people,11:N0} {calls,12:N0} {bytes / 1e6,8:N0} {run.Seconds,7:0.0} {calls / run.Seconds,9:N0} {run.CpuSeconds,6:0} {calls / run.CpuSeconds,15:N0} {run.PeakMegabytes,8:N0} {plain / run.Seconds,17:0.000}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Calls(string answers)
    {
        // The second line holds the world, the first only which format it is.
        var line = File.ReadLines(answers).Skip(1).First().TrimEnd(',');
        using var world = JsonDocument.Parse("{" + line + "}");
        return world.RootElement.GetProperty("world").GetProperty("calls").GetInt64();
    }

    private static double WritePlainly(string path, long bytes)
    {
        var block = new byte[1 << 20];
        var began = Stopwatch.GetTimestamp();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            for (var left = bytes; left > 0; left -= block.Length)
                file.Write(block, 0, (int)Math.Min(left, block.Length));
        }
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
