using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.World.Play;

namespace Cairn.World.Cli.Playing;

/// <summary>What became of the requests of a playing, for machines: one object. Times are in seconds, latencies in milliseconds.</summary>
internal static class PlayJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PlayReport report) => new JsonObject
    {
        ["requests"] = report.Requests,
        ["calls"] = report.Calls,
        ["acknowledged"] = report.Acknowledged,
        ["acknowledged_at_once"] = report.AcknowledgedAtOnce,
        ["acknowledged_later"] = report.AcknowledgedLater,
        ["calls_acknowledged"] = report.CallsAcknowledged,
        ["rejected"] = report.Rejected,
        ["dropped"] = ByStatus(report.Dropped),
        ["given_up"] = ByStatus(report.GivenUp),
        ["abandoned"] = report.Abandoned,
        ["retries"] = report.Retries,
        ["waits"] = report.Waits,
        ["network_errors"] = report.NetworkErrors,
        ["first_network_error"] = report.FirstNetworkError,
        ["bytes"] = report.BytesSent,
        ["seconds"] = Math.Round(report.Duration.TotalSeconds, 3),
        ["requests_per_second"] = Math.Round(report.Rate, 1),
        ["latency_ms"] = new JsonObject
        {
            ["p50"] = Ms(report.LatencyP50), ["p99"] = Ms(report.LatencyP99), ["max"] = Ms(report.LatencyMax),
        },
        ["lag_seconds"] = new JsonObject
        {
            ["end"] = Math.Round(report.LagAtEnd.TotalSeconds, 3), ["max"] = Math.Round(report.LagMax.TotalSeconds, 3),
        },
        ["interrupted"] = report.IsInterrupted,
        ["next_skip"] = report.NextSkip,
    }.ToJsonString(Layout);

    /// <summary>By HTTP's status; <c>none</c> where no answer came.</summary>
    private static JsonObject ByStatus(IEnumerable<KeyValuePair<int, long>> counts) =>
        new(counts.Select(one => KeyValuePair.Create(one.Key == 0 ? "none" : $"{one.Key}", (JsonNode?)one.Value)));

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
