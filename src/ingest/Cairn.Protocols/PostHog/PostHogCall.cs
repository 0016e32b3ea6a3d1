using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.PostHog;

/// <summary>What one event says, used again for the next. Texts that are absent are empty.</summary>
internal sealed class PostHogCall
{
    private readonly TextPool _names = new();

    public PostHogCall() => Properties = new PostHogProperties(_names);

    public string Event = "", Id = "", DistinctId = "";

    /// <summary>Unix milliseconds by the client's clock.</summary>
    public long? Timestamp;

    /// <summary>Milliseconds that lay between happening and sending; older clients send it in place of a time.</summary>
    public double? Offset;

    public PostHogProperties Properties { get; }

    /// <summary>Reads an event.</summary>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        Event = Id = DistinctId = "";
        (Timestamp, Offset) = (null, null);
        Properties.Clear();
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the event");
        while (WireJson.NextMember(ref json))
            ReadMember(ref json, utf8);
    }

    private void ReadMember(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (json.ValueTextEquals("event"u8))
        {
            json.Read();
            Event = _names.Text(ref json);
        }
        else if (json.ValueTextEquals("uuid"u8))
            Id = Text(ref json, "uuid");
        else if (json.ValueTextEquals("distinct_id"u8) || json.ValueTextEquals("$distinct_id"u8))
            DistinctId = Text(ref json, "distinct_id");
        else if (json.ValueTextEquals("properties"u8))
        {
            json.Read();
            Properties.Read(ref json, utf8);
        }
        else if (json.ValueTextEquals("timestamp"u8))
        {
            json.Read();
            Timestamp = WireJson.Time(ref json, "timestamp");
        }
        else if (json.ValueTextEquals("offset"u8))
        {
            json.Read();
            Offset = json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var offset) && Math.Abs(offset) < 1e15 ? offset : null;
            json.Skip();
        }
        else if (json.ValueTextEquals("$set"u8))
        {
            json.Read();
            Properties.ReadTraits(ref json);
        }
        else
            json.Skip();
    }

    private static string Text(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return WireJson.Text(ref json, field);
    }
}
