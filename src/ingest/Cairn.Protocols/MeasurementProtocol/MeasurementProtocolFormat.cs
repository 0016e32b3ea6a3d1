using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>
/// GA4's Measurement Protocol: events with parameters, for one browser or app. Names stay as they are sent; the plan's
/// aliases translate them. The protocol has no message id: where a parameter <c>event_id</c> is sent it is one; otherwise
/// name and <c>transaction_id</c> are, by which GA4 itself counts a purchase once; otherwise there is none.
/// </summary>
/// <remarks>Source: GA4, "Measurement Protocol reference" and "send events": body, user and event parameters.</remarks>
internal sealed class MeasurementProtocolFormat : WireFormat
{
    private readonly GoogleCall _said = new();
    private readonly LastTraffic _traffic = new();
    private readonly GoogleEnvelope _envelope = new();

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls) => _envelope.Read(body, calls);

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        _said.Read(span.Of(body));
        if (_said.Name.Length == 0)
            throw new CallException("event_missing", "name", "the event has no name. Send it as 'name'.");
        var (e, parameters) = (call.Event, _said.Parameters);
        e.Name = _said.Name;
        e.Client = ClientKind.Ga4;
        e.UserId = _envelope.UserId;
        e.AnonymousId = _envelope.ClientId;
        e.SessionId = parameters.SessionId;
        e.MessageId = MessageIdOf(_said);
        e.Platform = _envelope.PlatformOf(request);
        e.Consent = _envelope.Consent;
        ClientClock.Fill(call, _said.HappenedAt ?? _envelope.HappenedAt, sentAt: null);
        parameters.Act.Fill(e);
        if (e.OrderId.Length == 0)
            e.OrderId = parameters.TransactionId;
        e.Properties = parameters.Json.Length == 0 ? "{}" : parameters.Json;
        e.Traffic = _traffic.Same(parameters.TrafficOf(_said.Name));
    }

    private static string MessageIdOf(GoogleCall said)
    {
        var parameters = said.Parameters;
        if (parameters.EventId.Length > 0)
            return parameters.EventId;
        return parameters.TransactionId.Length == 0 ? "" : $"{said.Name}/{parameters.TransactionId}";
    }
}
