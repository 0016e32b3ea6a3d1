using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>One event that a fault hit: a row of the section <c>fault_events</c>.</summary>
/// <param name="Fault">Id of the fault.</param>
/// <param name="Effect">lost, doubled, delayed, altered or phantom.</param>
/// <param name="MessageId">The event's message id on the wire, or which it would have had.</param>
/// <param name="Event">The event's name.</param>
/// <param name="At">When it happened.</param>
public sealed record FaultEventAnswer(string Fault, string Effect, string MessageId, string Event, DateTimeOffset At)
{
    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("fault", Fault);
        json.WriteString("effect", Effect);
        json.WriteString("message_id", MessageId);
        json.WriteString("event", Event);
        AnswerTime.Write(json, "at", At);
        json.WriteEndObject();
    }

    internal static FaultEventAnswer Read(JsonFields fields) => new(
        fields.Text("fault"), fields.Text("effect"), fields.OptionalText("message_id") ?? "", fields.OptionalText("event") ?? "",
        fields.Time("at"));
}
