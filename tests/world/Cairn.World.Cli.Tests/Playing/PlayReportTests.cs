using System.Text.Json;
using Cairn.World.Cli.Playing;
using Cairn.World.Play;
using Spectre.Console;

namespace Cairn.World.Cli.Tests.Playing;

public class PlayReportTests
{
    private static readonly PlayReport Bad = new()
    {
        Requests = 1234,
        Calls = 2000,
        AcknowledgedAtOnce = 1000,
        AcknowledgedLater = 100,
        CallsAcknowledged = 1800,
        Rejected = 4,
        Dropped = [KeyValuePair.Create(400, 20L), KeyValuePair.Create(413, 10L)],
        GivenUp = [KeyValuePair.Create(0, 60L), KeyValuePair.Create(503, 30L)],
        Abandoned = 10,
        Retries = 1500,
        Waits = 7,
        NetworkErrors = 660,
        FirstNetworkError = "Connection refused [127.0.0.1]",
        BytesSent = 3_000_000,
        Duration = TimeSpan.FromSeconds(10),
        LatencyP50 = TimeSpan.FromMilliseconds(1.25),
        LatencyP99 = TimeSpan.FromMilliseconds(40),
        LatencyMax = TimeSpan.FromSeconds(2),
        LagAtEnd = TimeSpan.FromSeconds(1),
        LagMax = TimeSpan.FromSeconds(3.5),
        IsInterrupted = true,
        NextSkip = 77,
    };

    [Fact]
    public void the_table_tells_all_that_happened()
    {
        string[] lines = [.. Table(Bad).Split('\n').Select(line => line.Trim())];
        lines.ShouldBe(
        [
            "1,234 requests sent, with 2,000 calls",
            "1,000 acknowledged at the first try",
            "100 acknowledged when they were sent again",
            "4 answered with a redirect, which would lose the body",
            "20 dropped: the answer was 400, which no client tries again",
            "10 dropped: the answer was 413, which no client tries again",
            "60 given up after the last retry: no answer",
            "30 given up after the last retry: the answer was 503",
            "10 still waiting to be sent again when the playing was interrupted",
            "1,500 retries after a failure",
            "7 times the collector said when to come again",
            "660 times without an answer; the first: Connection refused [127.0.0.1]",
            "3,000,000 bytes of bodies in 10.0 s: 110 acknowledged requests a second",
            "1.3 ms to half of the acknowledgements, 40.0 to 99 of 100, 2,000 to the slowest",
            "1.0 s behind the clock at the end, 3.5 at most",
            "Interrupted. --skip 77 goes on and leaves nothing out; some requests may be sent twice.",
            "",
        ]);
    }

    [Fact]
    public void what_did_not_happen_is_not_told()
    {
        var good = Bad with
        {
            AcknowledgedAtOnce = 1234, AcknowledgedLater = 0, Rejected = 0, Dropped = [], GivenUp = [], Abandoned = 0, Retries = 0, Waits = 0,
            NetworkErrors = 0, LagMax = TimeSpan.Zero, IsInterrupted = false,
        };
        Table(good).TrimEnd().Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public void json_has_every_number()
    {
        using var json = JsonDocument.Parse(PlayJson.Of(Bad));
        var root = json.RootElement;
        root.GetProperty("acknowledged").GetInt64().ShouldBe(1100);
        root.GetProperty("dropped").GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"400":20,"413":10}""");
        root.GetProperty("given_up").GetProperty("none").GetInt64().ShouldBe(60);
        root.GetProperty("latency_ms").GetProperty("p50").GetDouble().ShouldBe(1.25);
        root.GetProperty("lag_seconds").GetProperty("max").GetDouble().ShouldBe(3.5);
        root.GetProperty("requests_per_second").GetDouble().ShouldBe(110);
        root.GetProperty("next_skip").GetInt64().ShouldBe(77);
    }

    private static string Table(PlayReport report)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 120;
        new PlayView(console).Show(report);
        return output.ToString();
    }
}
