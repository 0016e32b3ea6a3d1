using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Collector.Answers;
using Cairn.Pipeline.Tracing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Preview;

/// <summary>The answer to a trial: what would have become of every call, in full.</summary>
internal static class PreviewAnswer
{
    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(HttpResponse response, PreviewTrial trial, RequestReport report)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Style))
        {
            json.WriteStartObject();
            json.WriteBoolean("preview", true);
            json.WriteString("source", trial.Key.Source);
            json.WriteString("test_id", trial.Key.TestId);
            json.WriteString("expires_at", DateTimeOffset.FromUnixTimeMilliseconds(trial.Key.ExpiresAt).UtcDateTime);
            json.WriteNumber("accepted", report.Accepted);
            json.WriteNumber("rejected", report.Rejected);
            json.WriteStartArray("events");
            foreach (var trace in trial.Traces)
                TraceJson.Write(json, trace);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        Reply.WriteUnkept(response, 200, Reply.Json, text.WrittenSpan);
    }
}
