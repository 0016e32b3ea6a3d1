using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>A conversion in the world as it is, and in the same world without any channel: a row of the section <c>baseline</c>.</summary>
/// <param name="Conversion">The conversion, as <c>purchase</c>.</param>
/// <param name="Conversions">How many there are.</param>
/// <param name="WithoutChannels">How many there are when all channels are removed at once.</param>
/// <param name="Revenue">Revenue, in the world's currency.</param>
/// <param name="RevenueWithoutChannels">Revenue when all channels are removed at once.</param>
public sealed record BaselineAnswer(
    string Conversion, double Conversions, double WithoutChannels, double Revenue, double RevenueWithoutChannels)
{
    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("conversion", Conversion);
        json.WriteNumber("conversions", Conversions);
        json.WriteNumber("without_channels", WithoutChannels);
        json.WriteNumber("revenue", Revenue);
        json.WriteNumber("revenue_without_channels", RevenueWithoutChannels);
        json.WriteEndObject();
    }

    internal static BaselineAnswer Read(JsonFields fields) => new(
        fields.Text("conversion"), fields.Number("conversions"), fields.Number("without_channels"),
        fields.OptionalNumber("revenue") ?? 0, fields.OptionalNumber("revenue_without_channels") ?? 0);
}
