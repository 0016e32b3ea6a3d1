using System.Text;
using System.Text.Json;
using Cairn.Collect.Wire;

namespace Cairn.Collect.Segment;

/// <summary>Takes a call's properties as they are, and looks into them for what an event has a column for.</summary>
/// <remarks>Source: Segment's spec, "track: properties" (value, revenue, currency) and e-commerce V2 (order_id, total).</remarks>
internal sealed class PropertiesReader(TextPool names)
{
    /// <summary>Reads the member that the reader stands on.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, SegmentCall call)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new CallException("wrong_type", "properties", "'properties' is no JSON object. Send {\"name\": value}.");
        var start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadMoney(ref json, call) && !ReadPlace(ref json, call))
                json.Skip();
        }
        var text = utf8[start..(int)json.BytesConsumed];
        call.Properties = text.Length == 2 ? "" : Encoding.UTF8.GetString(text);
    }

    private bool ReadMoney(ref Utf8JsonReader json, SegmentCall call)
    {
        if (json.ValueTextEquals("value"u8))
            call.Value = Money(ref json);
        else if (json.ValueTextEquals("revenue"u8))
            call.Revenue = Money(ref json);
        else if (json.ValueTextEquals("total"u8))
            call.Total = Money(ref json);
        else if (json.ValueTextEquals("currency"u8))
        {
            json.Read();
            call.Currency = names.Text(ref json);
        }
        else if (json.ValueTextEquals("order_id"u8))
            call.OrderId = Text(ref json);
        else
            return false;
        return true;
    }

    private static bool ReadPlace(ref Utf8JsonReader json, SegmentCall call)
    {
        if (json.ValueTextEquals("url"u8))
            call.PropertyUrl = Text(ref json);
        else if (json.ValueTextEquals("referrer"u8))
            call.PropertyReferrer = Text(ref json);
        else
            return false;
        return true;
    }

    private static decimal? Money(ref Utf8JsonReader json)
    {
        json.Read();
        return WireMoney.Read(ref json);
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }
}
