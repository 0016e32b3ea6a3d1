using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>Many calls a request, each with its type; time of sending and context may stand once for all of them.</summary>
/// <remarks>Source: Segment's HTTP Tracking API, endpoint batch; analytics.js with the delivery strategy "batching".</remarks>
internal sealed class SegmentBatchFormat(SegmentReader reader) : WireFormat
{
    private readonly SegmentCall _said = new();
    private readonly SegmentEvents _events = new();
    private long? _sentAt;
    private CallSpan _context;

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls)
    {
        (_sentAt, _context) = (null, default);
        var hasCalls = false;
        var json = new Utf8JsonReader(body, WireJson.Body);
        WireJson.EnterObject(ref json, "the body");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isBatch, isSentAt, isContext) = (json.ValueTextEquals("batch"u8), json.ValueTextEquals("sentAt"u8), json.ValueTextEquals("context"u8));
            json.Read();
            if (isBatch)
            {
                calls.ReadList(ref json, body, "batch");
                hasCalls = true;
            }
            else if (isSentAt)
                _sentAt = WireJson.Time(ref json, "sentAt");
            else if (isContext)
                _context = SpanOf(ref json, calls.Origin);
            else
                json.Skip();
        }
        json.Read();
        if (!hasCalls)
            throw new CallException("body_unreadable", "batch", "the body has no 'batch'. Send {\"batch\": [calls], \"sentAt\": time}.");
    }

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        try
        {
            reader.Read(span.Of(body), _context.Of(body), _said);
        }
        finally
        {
            // What it says of consent holds for a call with a mistake, too.
            call.Event.Consent = _said.Consent;
        }
        _events.Fill(_said, KindOf(_said.Type), _sentAt, request, call);
    }

    private static CallSpan SpanOf(ref Utf8JsonReader json, int origin)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return new CallSpan(origin + start, (int)json.BytesConsumed - start);
    }

    private static CallKind KindOf(string type) => type switch
    {
        "track" => CallKind.Track,
        "page" => CallKind.Page,
        "screen" => CallKind.Screen,
        "identify" => CallKind.Identify,
        "group" => CallKind.Group,
        "alias" => CallKind.Alias,
        "" => throw new CallException("call_type", "type", "the call has no 'type'. Send track, page, screen, identify, group or alias."),
        _ => throw new CallException("call_type", "type",
            $"there is no call '{(type.Length > 60 ? type[..60] : type)}'. Send track, page, screen, identify, group or alias."),
    };
}
