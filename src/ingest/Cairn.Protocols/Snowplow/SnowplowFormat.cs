using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>
/// Snowplow's tracker protocol 2: a list of events as a payload_data, or one event as the query of a pixel. All values are
/// texts.
/// </summary>
/// <remarks>Source: Snowplow, "Snowplow tracker protocol" and the schema payload_data 1-0-4.</remarks>
internal sealed class SnowplowFormat : WireFormat
{
    private readonly SnowplowCall _said = new();
    private readonly SnowplowEvents _events = new();

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls)
    {
        if (request.Method == "GET")
        {
            calls.AddWhole(body);
            return;
        }
        var hasCalls = false;
        var json = new Utf8JsonReader(body, WireJson.Body);
        WireJson.EnterObject(ref json, "the body");
        while (WireJson.NextMember(ref json))
        {
            var isData = json.ValueTextEquals("data"u8);
            json.Read();
            if (isData)
            {
                calls.ReadList(ref json, body, "data");
                hasCalls = true;
            }
            else
                json.Skip();
        }
        json.Read();
        if (!hasCalls)
            throw new CallException("body_unreadable", "data", "the body has no 'data'. Send {\"schema\": payload_data, \"data\": [events]}.");
    }

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        _said.Read(span.Of(body));
        _events.Fill(_said, request, call);
    }
}
