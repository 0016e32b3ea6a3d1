using System.Text;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>Takes a call's properties as they are, and looks into them for what an event has a column for.</summary>
internal sealed class PropertiesReader(TextPool names)
{
    /// <summary>Reads the member that the reader stands on.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, SegmentCall call)
    {
        json.Read();
        if (call.HasProperties)
        {
            // They come twice: what was found in the first counts no more.
            call.Act.Clear();
            call.HasCategory = call.HasName = false;
            call.Properties = "";
        }
        call.HasProperties = true;
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new CallException("wrong_type", "properties", "'properties' is no JSON object. Send {\"name\": value}.");
        var start = (int)json.TokenStartIndex;
        var act = call.Act;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            call.HasCategory |= json.ValueTextEquals("category"u8);
            call.HasName |= json.ValueTextEquals("name"u8);
            if (!act.Read(ref json, names))
                json.Skip();
        }
        var text = utf8[start..(int)json.BytesConsumed];
        call.Properties = text.Length == 2 ? "" : Encoding.UTF8.GetString(text);
    }
}
