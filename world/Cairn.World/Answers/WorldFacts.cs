using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>Which world the answers belong to: the section <c>world</c>.</summary>
/// <param name="Preset">shop or fintech.</param>
/// <param name="Seed">The seed.</param>
/// <param name="People">How many people live in it.</param>
/// <param name="Days">How many days it lasts.</param>
/// <param name="Start">Its first day, as <c>2026-01-05</c>.</param>
/// <param name="Faults">Name of the fault plan.</param>
/// <param name="Currency">ISO 4217 code of all money.</param>
public sealed record WorldFacts(string Preset, ulong Seed, long People, long Days, string Start, string Faults, string Currency)
{
    /// <summary>How many days after the world's end the people's future values cover.</summary>
    public long FutureDays { get; init; }

    /// <summary>Visits of customers.</summary>
    public long Visits { get; init; }

    /// <summary>Visits with a main conversion.</summary>
    public long ConvertingVisits { get; init; }

    /// <summary>Acts of customers, tracked or not.</summary>
    public long Acts { get; init; }

    /// <summary>Requests on the wire.</summary>
    public long Requests { get; init; }

    /// <summary>Calls and messages within them.</summary>
    public long Calls { get; init; }

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("preset", Preset);
        json.WriteNumber("seed", Seed);
        json.WriteNumber("people", People);
        json.WriteNumber("days", Days);
        json.WriteString("start", Start);
        json.WriteString("faults", Faults);
        json.WriteString("currency", Currency);
        json.WriteNumber("future_days", FutureDays);
        json.WriteNumber("visits", Visits);
        json.WriteNumber("converting_visits", ConvertingVisits);
        json.WriteNumber("acts", Acts);
        json.WriteNumber("requests", Requests);
        json.WriteNumber("calls", Calls);
        json.WriteEndObject();
    }

    internal static WorldFacts Read(JsonFields fields) => new(
        fields.Text("preset"), fields.Seed("seed"), fields.Count("people"), fields.Count("days"), fields.OptionalText("start") ?? "",
        fields.OptionalText("faults") ?? "", fields.OptionalText("currency") ?? "")
    {
        FutureDays = fields.Count("future_days"),
        Visits = fields.Count("visits"),
        ConvertingVisits = fields.Count("converting_visits"),
        Acts = fields.Count("acts"),
        Requests = fields.Count("requests"),
        Calls = fields.Count("calls"),
    };
}
