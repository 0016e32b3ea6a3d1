using System.Buffers;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>
/// An event's contexts, used again for the next. The client's session becomes ids and is not kept among the properties;
/// all others are kept as they are. A list that cannot be read costs only itself. At most 100 contexts count.
/// </summary>
/// <remarks>Source: the schemas contexts 1-0-0 and client_session 1-0-2 of com.snowplowanalytics.snowplow.</remarks>
internal sealed class ContextList
{
    private const int Max = 100;

    private readonly ArrayBufferWriter<byte> _kept = new();

    /// <summary>The ids of the client's session; empty when no context has them.</summary>
    public string UserId { get; private set; } = "";

    /// <summary>The session's id.</summary>
    public string SessionId { get; private set; } = "";

    /// <summary>The contexts that are kept, as a JSON array; empty when there are none.</summary>
    public ReadOnlySpan<byte> Kept => _kept.WrittenSpan;

    /// <summary>Reads the contexts of an event.</summary>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        UserId = SessionId = "";
        _kept.ResetWrittenCount();
        if (utf8.IsEmpty)
            return;
        try
        {
            ReadList(SelfDescribing.Read(utf8).Data);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Surroundings never cost the event (damaged JSON, half a surrogate pair).
            _kept.ResetWrittenCount();
        }
    }

    private void ReadList(ReadOnlySpan<byte> list)
    {
        var json = new Utf8JsonReader(list, WireJson.Call);
        if (list.IsEmpty || !json.Read() || json.TokenType != JsonTokenType.StartArray)
            return;
        for (var count = 0; count < Max && json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            var raw = WireJson.Raw(ref json, list);
            var context = SelfDescribing.Read(raw);
            if (context.Name == "client_session")
                ReadSession(context.Data);
            else if (context.Name.Length > 0)
                Keep(raw);
        }
        if (_kept.WrittenCount > 0)
            _kept.Write("]"u8);
    }

    private void Keep(ReadOnlySpan<byte> context)
    {
        _kept.Write(_kept.WrittenCount == 0 ? "["u8 : ","u8);
        _kept.Write(context);
    }

    private void ReadSession(ReadOnlySpan<byte> session)
    {
        var json = new Utf8JsonReader(session, WireJson.Call);
        if (session.IsEmpty || !json.Read() || json.TokenType != JsonTokenType.StartObject)
            return;
        while (WireJson.NextMember(ref json))
        {
            var (isUser, isSession) = (json.ValueTextEquals("userId"u8), json.ValueTextEquals("sessionId"u8));
            json.Read();
            if (isUser)
                UserId = WireJson.TextIfAny(ref json);
            else if (isSession)
                SessionId = WireJson.TextIfAny(ref json);
            else
                json.Skip();
        }
    }
}
