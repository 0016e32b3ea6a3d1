using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Answers;

/// <summary>The answer to a request whose events are safe (or that had none), as the clients of its protocol expect it.</summary>
/// <remarks>What the clients make of each answer was recorded: all judge by the status, and none repeats after a 2xx.</remarks>
internal static class Acknowledgement
{
    private const string EventPath = "/i/v0/e";

    /// <summary>A transparent picture of one pixel (GIF89a, section 14).</summary>
    private static ReadOnlySpan<byte> Pixel =>
        [
            0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0x21, 0xF9,
            0x04, 0x01, 0x00, 0x00, 0x00, 0x00, 0x2C, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00, 0x3B,
        ];

    /// <summary>Writes it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="protocol">Whose clients ask.</param>
    /// <param name="isPixel">Whether they asked for a picture.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="report">What became of the events.</param>
    public static void Write(HttpResponse response, WireProtocol protocol, bool isPixel, string target, RequestReport report)
    {
        if (isPixel)
            Reply.WriteUnkept(response, 200, Reply.Gif, Pixel);
        else if (protocol is WireProtocol.MeasurementProtocol || (protocol is WireProtocol.CloudEvents && report.Rejected == 0))
            response.StatusCode = StatusCodes.Status204NoContent;
        else if (protocol is WireProtocol.PostHog)
            WritePostHog(response, target, report);
        else if (report.Rejected > 0)
            Reply.Write(response, 200, Reply.Json, report.Write("success", "true"));
        else
            WriteGood(response, protocol, report);
    }

    private static void WriteGood(HttpResponse response, WireProtocol protocol, RequestReport report)
    {
        switch (protocol)
        {
            case WireProtocol.RudderStack:
                Reply.Write(response, 200, Reply.Text, "OK"u8);
                break;
            case WireProtocol.Snowplow:
                Reply.Write(response, 200, Reply.Text, "ok"u8);
                break;
            default:
                if (report.Accepted == 1)
                    Reply.Write(response, 200, Reply.Json, """{"success":true,"accepted":1,"rejected":[]}"""u8);
                else
                    Reply.Write(response, 200, Reply.Json, report.Write("success", "true"));
                break;
        }
    }

    private static void WritePostHog(HttpResponse response, string target, RequestReport report)
    {
        var isEvent = target.StartsWith(EventPath, StringComparison.Ordinal);
        if (report.Rejected > 0)
            Reply.Write(response, 200, Reply.Json, report.Write("status", isEvent ? "\"Ok\"" : "1"));
        else
            Reply.Write(response, 200, Reply.Json, isEvent ? """{"status":"Ok"}"""u8 : """{"status":1}"""u8);
    }
}
