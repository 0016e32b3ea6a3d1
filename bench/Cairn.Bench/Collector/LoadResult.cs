namespace Cairn.Bench.Collector;

/// <summary>What a load run measured.</summary>
/// <param name="Seconds">From the first post to the last answer.</param>
/// <param name="Events">Events that were acknowledged.</param>
/// <param name="Posts">Posts that were answered.</param>
/// <param name="Refused">Of them not with 200.</param>
/// <param name="Latencies">Milliseconds to the acknowledgement, ascending.</param>
internal sealed record LoadResult(double Seconds, long Events, long Posts, long Refused, float[] Latencies)
{
    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)(share * Latencies.Length))];

    /// <summary>Sends a load and waits for its end.</summary>
    public static async Task<LoadResult> RunAsync(System.Net.IPEndPoint server, LoadShape shape, string writeKey, LoadCounter counter)
    {
        var template = new PostTemplate(shape, writeKey);
        var before = counter.Acknowledged;
        var connections = Enumerable.Range(0, shape.Connections).Select(_ => new LoadConnection(server, template.Copy(), counter)).ToArray();
        var rate = shape.EventsPerSecond / (double)shape.EventsPerPost / shape.Connections;
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select((one, i) => Task.Run(() => one.RunAsync(rate, i / (double)shape.Connections, shape.Seconds))));
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
        float[] latencies = [.. connections.SelectMany(one => one.Latencies)];
        Array.Sort(latencies);
        return new LoadResult(seconds, counter.Acknowledged - before, latencies.Length, connections.Sum(one => one.Refused), latencies);
    }
}
