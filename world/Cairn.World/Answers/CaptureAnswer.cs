using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>How much of one event truly reached the collector, over all or in one part of the world: a row of the section <c>capture</c>.</summary>
public sealed record CaptureAnswer
{
    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    /// <summary>all, browser, platform, region, consent, app_version or day.</summary>
    public required string Dimension { get; init; }

    /// <summary>Which part, as <c>Chrome</c> or <c>2026-01-05</c>; empty when the dimension is all.</summary>
    public required string Value { get; init; }

    /// <summary>How often it truly happened.</summary>
    public required long True { get; init; }

    /// <summary>How many of those arrived, each counted once.</summary>
    public required long Captured { get; init; }

    /// <summary>Captured / true; 0 when it never happened.</summary>
    public double Rate => True == 0 ? 0 : (double)Captured / True;

    /// <summary>How many arrived with something changed.</summary>
    public long Altered { get; init; }

    /// <summary>How many further copies arrived.</summary>
    public long Repeated { get; init; }

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("event", Event);
        json.WriteString("dimension", Dimension);
        json.WriteString("value", Value);
        json.WriteNumber("true", True);
        json.WriteNumber("captured", Captured);
        json.WriteNumber("rate", Rate);
        json.WriteNumber("altered", Altered);
        json.WriteNumber("repeated", Repeated);
        json.WriteEndObject();
    }

    internal static CaptureAnswer Read(JsonFields fields) => new()
    {
        Event = fields.Text("event"),
        Dimension = fields.Text("dimension"),
        Value = fields.OptionalText("value") ?? "",
        True = fields.Count("true"),
        Captured = fields.Count("captured"),
        Altered = fields.Count("altered"),
        Repeated = fields.Count("repeated"),
    };
}
