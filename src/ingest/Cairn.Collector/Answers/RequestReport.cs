using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Collector.Answers;

/// <summary>What became of a request's events, as it is filled while they are read. One object serves for many requests.</summary>
internal sealed class RequestReport
{
    /// <summary>The most rejected events that an answer describes; the others are counted.</summary>
    public const int MaxDescribed = 20;

    private const int MaxTextLength = 200;

    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<RejectedEvent> _described = new(MaxDescribed);

    /// <summary>Events with which nothing is wrong: they will be in the warehouse, unless they came before or a step suppresses them (consent, automatic events).</summary>
    public int Accepted { get; private set; }

    /// <summary>Events that will be in quarantine.</summary>
    public int Rejected { get; private set; }

    public void Clear()
    {
        (Accepted, Rejected) = (0, 0);
        _described.Clear();
    }

    public void Accept() => Accepted++;

    public void Reject(RejectedEvent rejected)
    {
        if (Rejected++ < MaxDescribed)
            _described.Add(rejected with
            {
                // What a client sent may be long, and a report lives for as long as the collector.
                MessageId = Short(rejected.MessageId),
                Event = Short(rejected.Event),
                Field = Short(rejected.Field),
                Reason = Short(rejected.Reason, 3 * MaxTextLength),
            });
    }

    /// <summary>The answer that tells it, for clients that want a certain member in it.</summary>
    /// <param name="member">Name of that member.</param>
    /// <param name="value">Its value, as JSON.</param>
    /// <returns>UTF-8; good until the next call.</returns>
    public ReadOnlySpan<byte> Write(string member, string value)
    {
        _text.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_text, Style))
        {
            json.WriteStartObject();
            json.WritePropertyName(member);
            json.WriteRawValue(value);
            json.WriteNumber("accepted", Accepted);
            if (Rejected > 0)
                json.WriteNumber("rejected_count", Rejected);
            json.WriteStartArray("rejected");
            foreach (var rejected in _described)
                Write(json, rejected);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return _text.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, RejectedEvent rejected)
    {
        json.WriteStartObject();
        json.WriteNumber("index", rejected.Index);
        json.WriteString("message_id", rejected.MessageId);
        json.WriteString("event", rejected.Event);
        json.WriteString("code", rejected.Code);
        json.WriteString("field", rejected.Field);
        json.WriteString("reason", rejected.Reason);
        json.WriteEndObject();
    }

    /// <summary>Cut where it is too long, but not through a character.</summary>
    private static string Short(string text, int longest = MaxTextLength) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
