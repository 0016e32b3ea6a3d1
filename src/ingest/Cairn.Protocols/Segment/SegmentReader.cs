using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>
/// Reads one call in one pass over its bytes; members that nothing is made of are passed over. Of a member that stands
/// twice the last one holds. Not thread-safe.
/// </summary>
internal sealed class SegmentReader
{
    private readonly TextPool _names = new();
    private readonly ContextReader _context;
    private readonly PropertiesReader _properties;

    public SegmentReader() => (_context, _properties) = (new ContextReader(_names), new PropertiesReader(_names));

    /// <summary>Reads a call.</summary>
    /// <param name="utf8">The call.</param>
    /// <param name="shared">A context that the batch gives all its calls; the call's own goes before it. Empty: none.</param>
    /// <param name="call">Filled.</param>
    public void Read(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> shared, SegmentCall call)
    {
        call.Clear();
        if (!shared.IsEmpty)
            ReadContext(shared, call);
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the call");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadIdentity(ref json, call) && !ReadAct(ref json, utf8, call))
                json.Skip();
        }
    }

    private void ReadContext(ReadOnlySpan<byte> shared, SegmentCall call)
    {
        var json = new Utf8JsonReader(shared, WireJson.Call);
        json.Read();
        _context.Read(ref json, call);
    }

    private static bool ReadIdentity(ref Utf8JsonReader json, SegmentCall call)
    {
        if (json.ValueTextEquals("userId"u8))
            call.UserId = Text(ref json, "userId");
        else if (json.ValueTextEquals("anonymousId"u8))
            call.AnonymousId = Text(ref json, "anonymousId");
        else if (json.ValueTextEquals("messageId"u8))
            call.MessageId = Text(ref json, "messageId");
        else if (json.ValueTextEquals("previousId"u8))
            call.PreviousId = Text(ref json, "previousId");
        else if (json.ValueTextEquals("groupId"u8))
            call.GroupId = Text(ref json, "groupId");
        else
            return false;
        return true;
    }

    private bool ReadAct(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, SegmentCall call)
    {
        if (json.ValueTextEquals("type"u8))
            call.Type = Name(ref json);
        else if (json.ValueTextEquals("event"u8))
            call.Event = Name(ref json);
        else if (json.ValueTextEquals("name"u8))
            call.Name = Name(ref json);
        else if (json.ValueTextEquals("category"u8))
            call.Category = Name(ref json);
        else if (json.ValueTextEquals("channel"u8))
            call.Channel = Name(ref json);
        else if (json.ValueTextEquals("timestamp"u8))
            call.Timestamp = Time(ref json, "timestamp");
        else if (json.ValueTextEquals("originalTimestamp"u8))
            call.OriginalTimestamp = Time(ref json, "originalTimestamp");
        else if (json.ValueTextEquals("sentAt"u8))
            call.SentAt = Time(ref json, "sentAt");
        else if (json.ValueTextEquals("properties"u8))
            _properties.Read(ref json, utf8, call);
        else if (json.ValueTextEquals("context"u8))
        {
            json.Read();
            _context.Read(ref json, call);
        }
        else if (json.ValueTextEquals("traits"u8))
        {
            json.Read();
            ContextReader.ReadTraits(ref json, call);
        }
        else
            return false;
        return true;
    }

    private static string Text(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return WireJson.Text(ref json, field);
    }

    private string Name(ref Utf8JsonReader json)
    {
        json.Read();
        return _names.Text(ref json);
    }

    private static long? Time(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return WireJson.Time(ref json, field);
    }
}
