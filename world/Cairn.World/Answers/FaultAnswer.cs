using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>A fault that was injected, and what it did: a row of the section <c>faults</c>.</summary>
public sealed record FaultAnswer
{
    /// <summary>Stands in <see cref="Events"/> for every event.</summary>
    public const string EveryEvent = "*";

    /// <summary>Its name, of which there is one in a world.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, in snake_case.</summary>
    public required string Kind { get; init; }

    /// <summary>First moment in force.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>First moment no longer in force; null: it lasts to the end of the world.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The events that it concerns; <see cref="EveryEvent"/> alone for all of them.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>How many it hits, 0 to 1, by dimension and value, as browser and Chrome; empty when it hits anybody.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Whom { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>Events that never arrived.</summary>
    public long Lost { get; init; }

    /// <summary>Events that arrived more than once.</summary>
    public long Doubled { get; init; }

    /// <summary>Events that arrived late or with a wrong time.</summary>
    public long Delayed { get; init; }

    /// <summary>Events that arrived with something changed.</summary>
    public long Altered { get; init; }

    /// <summary>Events that arrived though they never truly happened.</summary>
    public long Phantom { get; init; }

    /// <summary>How many events it hit in any way.</summary>
    public long Hit => Lost + Doubled + Delayed + Altered + Phantom;

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("kind", Kind);
        AnswerTime.Write(json, "start", Start);
        AnswerTime.Write(json, "end", End);
        json.WriteStartArray("events");
        foreach (var name in Events)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartObject("whom");
        foreach (var (dimension, values) in Whom.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(dimension);
            foreach (var (value, share) in values.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                json.WriteNumber(value, share);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("lost", Lost);
        json.WriteNumber("doubled", Doubled);
        json.WriteNumber("delayed", Delayed);
        json.WriteNumber("altered", Altered);
        json.WriteNumber("phantom", Phantom);
        json.WriteEndObject();
    }

    internal static FaultAnswer Read(JsonFields fields) => new()
    {
        Id = fields.Text("id"),
        Kind = fields.Text("kind"),
        Start = fields.Time("start"),
        End = fields.OptionalTime("end"),
        Events = fields.Texts("events"),
        Whom = fields.Numbers("whom"),
        Lost = fields.Count("lost"),
        Doubled = fields.Count("doubled"),
        Delayed = fields.Count("delayed"),
        Altered = fields.Count("altered"),
        Phantom = fields.Count("phantom"),
    };
}
