using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.PostHog;

/// <summary>PostHog's capture API: a batch with its key and time of sending, a bare list of events, or one event.</summary>
/// <remarks>Source: PostHog, "Capture API" (/batch/, /i/v0/e/); its older clients post to /e/ and /capture/ and may send the time in <c>?_=</c>.</remarks>
internal sealed class PostHogFormat : WireFormat
{
    private readonly PostHogCall _said = new();
    private readonly PostHogEvents _events = new();
    private long? _sentAt;

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls)
    {
        _sentAt = null;
        var json = new Utf8JsonReader(body, WireJson.Body);
        json.Read();
        if (json.TokenType == JsonTokenType.StartArray)
            calls.ReadList(ref json, body, "body");
        else if (json.TokenType == JsonTokenType.StartObject)
            ReadEnvelope(ref json, body, calls);
        else
            throw new CallException("body_unreadable", "", "the body is neither a JSON object nor a list of events.");
        json.Read();
        _sentAt ??= SentAt(request.Path);
    }

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        _said.Read(span.Of(body));
        _events.Fill(_said, _sentAt, request, call);
    }

    private void ReadEnvelope(ref Utf8JsonReader json, ReadOnlySpan<byte> body, CallSpans calls)
    {
        var hasCalls = false;
        while (WireJson.NextMember(ref json))
        {
            var (isBatch, isSentAt) = (json.ValueTextEquals("batch"u8), json.ValueTextEquals("sent_at"u8));
            json.Read();
            if (isBatch)
            {
                calls.ReadList(ref json, body, "batch");
                hasCalls = true;
            }
            else if (isSentAt)
                _sentAt = WireJson.Time(ref json, "sent_at");
            else
                json.Skip();
        }
        if (!hasCalls)
            calls.AddWhole(body);
    }

    private static long? SentAt(string path) =>
        path.Contains('?') && long.TryParse(PathQuery.Find(path, "_"), out var milliseconds) && milliseconds is > 0 and < (long)1e15 ? milliseconds : null;
}
