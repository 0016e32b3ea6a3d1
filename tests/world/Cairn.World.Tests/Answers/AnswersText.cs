using System.Text;
using System.Text.Json;
using Cairn.World.Answers;

namespace Cairn.World.Tests.Answers;

/// <summary>Writes the answers of small worlds.</summary>
internal sealed class AnswersText
{
    public WorldFacts World { get; init; } = new("shop", 7, 4, 60, "2026-01-05", "leaky", "USD")
    {
        FutureDays = 365, Visits = 9000, ConvertingVisits = 400, Acts = 50_000, Requests = 30_000, Calls = 40_000,
    };

    public IReadOnlyList<EffectAnswer> Effects { get; init; } = [];

    public IReadOnlyList<BaselineAnswer> Baseline { get; init; } = [];

    public IReadOnlyList<CaptureAnswer> Capture { get; init; } = [];

    public IReadOnlyList<FaultAnswer> Faults { get; init; } = [];

    public IReadOnlyList<PersonAnswer> People { get; init; } = [];

    public IReadOnlyList<FaultEventAnswer> FaultEvents { get; init; } = [];

    public bool LongFirst { get; init; }

    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString(AnswersSections.Format, AnswersSections.Version);
            if (LongFirst)
                WriteLong(json);
            json.WritePropertyName(AnswersSections.World);
            World.Write(json);
            List(json, AnswersSections.Effects, Effects, row => row.Write(json));
            List(json, AnswersSections.Baseline, Baseline, row => row.Write(json));
            List(json, AnswersSections.Capture, Capture, row => row.Write(json));
            List(json, AnswersSections.Faults, Faults, row => row.Write(json));
            if (!LongFirst)
                WriteLong(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void WriteLong(Utf8JsonWriter json)
    {
        List(json, AnswersSections.People, People, row => row.Write(json));
        List(json, AnswersSections.FaultEvents, FaultEvents, row => row.Write(json));
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> rows, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
            write(row);
        json.WriteEndArray();
    }
}
