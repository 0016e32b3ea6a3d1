using System.Diagnostics;
using System.Net;

namespace Cairn.Bench.Collector;

/// <summary>What a load run measured.</summary>
/// <param name="Shape">What was sent.</param>
/// <param name="Seconds">From the first post to the last answer.</param>
/// <param name="Rejected">Posts that were not answered with 200.</param>
/// <param name="Answers">All answers, the quickest first.</param>
internal sealed record LoadResult(LoadShape Shape, double Seconds, long Rejected, Acknowledged[] Answers)
{
    public int Posts => Answers.Length;

    /// <summary>Milliseconds within which a share of the posts was acknowledged.</summary>
    public double Percentile(double share) => Percentile(Answers, share);

    /// <summary>Events a second and 99th percentile of the acknowledgement, period by period.</summary>
    public IEnumerable<(double EventsPerSecond, double P99)> Periods(int seconds) => Answers
        .GroupBy(answer => (int)answer.Second / seconds).OrderBy(period => period.Key)
        .Where(period => (period.Key + 1) * seconds <= Seconds + 1)
        .Select(period => (period.Count() * (double)Shape.EventsPerPost / seconds, Percentile([.. period], 0.99)));

    /// <summary>Sends a load and waits for its end.</summary>
    public static async Task<LoadResult> RunAsync(IPEndPoint server, LoadShape shape, string writeKey, LoadCounter counter)
    {
        var template = new PostTemplate(shape, writeKey);
        var connections = Enumerable.Range(0, shape.Connections).Select(_ => new LoadConnection(server, template.Copy(), counter)).ToArray();
        var rate = shape.EventsPerSecond / (double)shape.EventsPerPost / shape.Connections;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select((one, i) => Task.Run(() => one.RunAsync(rate, i / (double)shape.Connections, shape.Seconds))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Acknowledged[] answers = [.. connections.SelectMany(one => one.Answers)];
        Array.Sort(answers, static (left, right) => left.Milliseconds.CompareTo(right.Milliseconds));
        return new LoadResult(shape, seconds, connections.Sum(one => one.Rejected), answers);
    }

    private static double Percentile(Acknowledged[] ascending, double share) =>
        ascending.Length == 0 ? 0 : ascending[Math.Min(ascending.Length - 1, (int)(share * ascending.Length))].Milliseconds;
}
