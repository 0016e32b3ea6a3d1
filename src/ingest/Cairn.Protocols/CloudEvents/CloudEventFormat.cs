using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.CloudEvents;

/// <summary>
/// CloudEvents over HTTP in all three modes: one event as JSON, a list of them, or the event's attributes as headers
/// (<c>ce-id</c> ...) with its data as the body. The type is the event's name, and source and id together the message id, as
/// the specification has it. The data are the properties; of theirs, <c>userId</c>, <c>anonymousId</c> and <c>sessionId</c>
/// (or <c>user_id</c> ...), <c>value</c>, <c>revenue</c>, <c>total</c>, <c>currency</c>, <c>order_id</c>, <c>url</c> and
/// <c>referrer</c> become columns too. Where the data name no user, the subject is it.
/// </summary>
/// <remarks>Source: CloudEvents 1.0.2, HTTP protocol binding (section 3) and JSON format (sections 2 to 4).</remarks>
internal sealed class CloudEventFormat : WireFormat
{
    private readonly CloudEvent _said = new();
    private readonly LastTraffic _traffic = new();
    private bool _isBinary;

    /// <summary>An event can be all attributes and no data.</summary>
    public override bool TakesEmptyBody => true;

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls)
    {
        _isBinary = CloudEventHeaders.AreIn(request.Headers);
        if (_isBinary)
        {
            calls.AddWhole(body);
            return;
        }
        if (body.IsEmpty)
            throw new CallException("body_unreadable", "body", "the request has neither a body nor the headers of a CloudEvent.");
        var json = new Utf8JsonReader(body, WireJson.Body);
        json.Read();
        if (json.TokenType == JsonTokenType.StartArray)
        {
            calls.ReadList(ref json, body, "body");
            json.Read();
        }
        else
            calls.AddWhole(body);
    }

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        if (_isBinary)
            _said.ReadHeaders(request.Headers, body);
        else
            _said.Read(span.Of(body));
        Check(_said);
        var (e, data) = (call.Event, _said.Data);
        e.Name = _said.Type;
        e.MessageId = $"{_said.Source}#{_said.Id}";
        e.UserId = data.UserId.Length > 0 ? data.UserId : _said.Subject;
        e.AnonymousId = data.AnonymousId;
        e.SessionId = data.SessionId;
        e.Platform = Platforms.Server;
        ClientClock.Fill(call, _said.HappenedAt, sentAt: null);
        data.Act.Fill(e);
        e.Properties = data.Json;
        e.Traffic = _traffic.Same(new TrafficSource { PageUrl = data.Act.Url, Referrer = data.Act.Referrer });
    }

    private static void Check(CloudEvent said)
    {
        if (said.Type.Length == 0)
            throw new CallException("event_missing", "type", "the event has no 'type'. CloudEvents ask for specversion, id, source and type.");
        if (said.Id.Length == 0 || said.Source.Length == 0)
            throw new CallException("identifier_missing", said.Id.Length == 0 ? "id" : "source",
                "the event has no 'id' or no 'source', which together name it. CloudEvents ask for specversion, id, source and type.");
        if (!said.Version.StartsWith("1.", StringComparison.Ordinal))
            throw new CallException("wrong_type", "specversion", "the event's 'specversion' is not 1.0. Send CloudEvents 1.0.");
    }
}
