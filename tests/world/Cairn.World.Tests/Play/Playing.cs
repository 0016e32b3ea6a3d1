using System.Globalization;
using System.Text;
using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

/// <summary>Plays lines against a scripted collector.</summary>
internal static class Playing
{
    public static Task<PlayReport> PlayAsync(
        this ScriptedCollector collector, IEnumerable<string> lines, TimeProvider time, Func<PlayOptions, PlayOptions>? change = null,
        PlayProgress? progress = null, CancellationTokenSource? ctrlC = null)
    {
        var options = new PlayOptions { Collector = collector.Url, Senders = 1 };
        var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return new Player(change is null ? options : change(options), time)
            .PlayAsync(file, "requests.jsonl", progress ?? new PlayProgress(), ctrlC?.Token ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Requests with the numbers from 0, so many seconds apart.</summary>
    public static IEnumerable<string> Lines(int count, int secondsApart = 0) => Enumerable.Range(0, count).Select(number => Line(number, number * secondsApart));

    public static string Line(int number, int second = 0, string client = "203.0.113.1")
    {
        var at = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$$"""{"at":"{{{at}}}","source":"web","method":"POST","path":"/v1/t","headers":{"Content-Type":"text/plain","X-Forwarded-For":"{{{client}}}"},"body":{"n":{{{number}}}}}""";
    }

    /// <summary>Waits until something is so, for 20 s at most.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!isSo())
            await look.WaitForNextTickAsync(patience.Token);
    }
}
