using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>A batch of the back end over all customers, as @segment/analytics-node 3.1.0 sends it.</summary>
internal sealed class ServerRequest(CallParts parts) : IRequestText
{
    private readonly byte[] _authorization = Json.Escaped(Senders.Authorization(Senders.ServerKey));

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        text.Add(",\"method\":\"POST\",\"path\":\"/v1/batch\",\"headers\":{\"Content-Type\":\"application/json\",\"User-Agent\":\"analytics-node-next/latest\","u8);
        CallParts.AddRetryCount(text, calls[0]);
        text.Add("\"Authorization\":\""u8).Add(_authorization).Add("\"},\"body\":{\"batch\":["u8);
        foreach (ref readonly var call in calls)
        {
            AddCall(text, call);
            text.Add(","u8);
        }

        text.CutTo(text.Length - 1);
        text.Add("],\"writeKey\":\"wk_server\",\"sentAt\":\""u8).AddTime(CallParts.SentAt(calls)).Add("\"}"u8);
    }

    private void AddCall(Utf8Text text, in Signal signal)
    {
        var ids = parts.Texts.World.Ids;
        var @event = parts.EventOf(signal);
        var userId = parts.Texts.UserId(signal);
        text.Add("{\"timestamp\":\""u8).AddTime(signal.HappenedAt).Add("\",\"integrations\":{},"u8);
        switch (signal.Call)
        {
            case CallKind.Identify:
                text.Add("\"type\":\"identify\",\"userId\":\""u8).Add(userId).Add("\","u8);
                parts.AddTraits(text, signal);
                break;
            case CallKind.Page or CallKind.Screen:
                text.Add(signal.Call == CallKind.Page ? "\"type\":\"page\",\"properties\":{"u8 : "\"type\":\"screen\",\"properties\":{"u8);
                parts.Properties.Add(text, signal, @event);
                text.Add("},\"name\":\""u8).Add(@event.NameFor(signal)).Add("\""u8);
                break;
            default:
                text.Add("\"event\":\""u8).Add(@event.NameFor(signal)).Add("\",\"type\":\"track\",\"properties\":{"u8);
                parts.Properties.Add(text, signal, @event);
                text.Add("}"u8);
                break;
        }

        text.Add(",\"context\":{\"library\":{\"name\":\"@segment/analytics-node\",\"version\":\"3.1.0\"}},"u8);
        if (signal.Call != CallKind.Identify && WireTexts.Has(signal, SignalMarks.LoggedIn))
            text.Add("\"userId\":\""u8).Add(userId).Add("\","u8);
        if (signal.Anonymous != 0)
            text.Add("\"anonymousId\":\""u8).Add(ids.AnonymousId(signal.Anonymous)).Add("\","u8);
        text.Add("\"messageId\":\""u8).Add(MessageIds.Of(signal, ids));
        text.Add("\",\"_metadata\":{\"nodeVersion\":\"v20.20.2\",\"jsRuntime\":\"node\"}}"u8);
    }
}
