using Cairn.Collector.Accept;
using Cairn.Collector.Answers;
using Cairn.Pipeline.Tracing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Live;

/// <summary>Makes the trace of a request that never came as far as the spool.</summary>
internal static class ErrorTrace
{
    private const string Step = "accept";

    /// <summary>Its trace.</summary>
    /// <param name="http">The request.</param>
    /// <param name="received">What was learned of it.</param>
    /// <param name="rejected">Why it is rejected.</param>
    /// <param name="now">When.</param>
    public static EventTrace Of(HttpContext http, in Received received, ErrorAnswer rejected, DateTimeOffset now) => new()
    {
        ReceivedAt = now.ToUnixTimeMilliseconds(),
        Source = received.Source,
        TestId = received.Trial?.Key.TestId ?? http.Request.Headers["Cairn-Test-Id"].ToString(),
        Path = http.Request.Path.Value ?? "",
        Status = rejected.Status,
        End = TraceEnd.Rejected,
        Step = Step,
        Code = rejected.Code,
        // Clients are not told which key it was; whoever runs the collector has to know.
        Reason = received.KeyId.Length > 0 ? $"{rejected.Reason} It came with {received.KeyId} of source {received.Source}." : rejected.Reason,
    };
}
