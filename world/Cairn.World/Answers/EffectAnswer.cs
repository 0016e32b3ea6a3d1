using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>
/// What one channel, campaign or event truly does to one conversion: the world as it is, less the same world with the same
/// random draws and that one thing removed. A row of the section <c>effects</c>.
/// </summary>
public sealed record EffectAnswer
{
    /// <summary>channel, campaign or event.</summary>
    public required string Kind { get; init; }

    /// <summary>The channel, utm_campaign or the event's name.</summary>
    public required string Name { get; init; }

    /// <summary>The advertising platform's id of a campaign, as <c>cmp-101</c>; null otherwise.</summary>
    public string? Id { get; init; }

    /// <summary>What an event does (causes, accompanies, hurts, step, conversion); null for channels and campaigns.</summary>
    public string? Role { get; init; }

    /// <summary>The conversion, as <c>purchase</c>.</summary>
    public required string Conversion { get; init; }

    /// <summary>Conversions that there are because of it; negative when it drives customers away.</summary>
    public required double Conversions { get; init; }

    /// <summary>Standard error of <see cref="Conversions"/>; 0 when it is exact.</summary>
    public double ConversionsError { get; init; }

    /// <summary>Revenue that there is because of it, in the world's currency.</summary>
    public double Revenue { get; init; }

    /// <summary>Standard error of <see cref="Revenue"/>; 0 when it is exact.</summary>
    public double RevenueError { get; init; }

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", Kind);
        json.WriteString("name", Name);
        json.WriteString("id", Id);
        json.WriteString("role", Role);
        json.WriteString("conversion", Conversion);
        json.WriteNumber("conversions", Conversions);
        json.WriteNumber("conversions_se", ConversionsError);
        json.WriteNumber("revenue", Revenue);
        json.WriteNumber("revenue_se", RevenueError);
        json.WriteEndObject();
    }

    internal static EffectAnswer Read(JsonFields fields) => new()
    {
        Kind = fields.Text("kind"),
        Name = fields.Text("name"),
        Id = fields.OptionalText("id"),
        Role = fields.OptionalText("role"),
        Conversion = fields.Text("conversion"),
        Conversions = fields.Number("conversions"),
        ConversionsError = NotNegative(fields, "conversions_se"),
        Revenue = fields.OptionalNumber("revenue") ?? 0,
        RevenueError = NotNegative(fields, "revenue_se"),
    };

    private static double NotNegative(JsonFields fields, string name)
    {
        var number = fields.OptionalNumber(name) ?? 0;
        return number >= 0 ? number : throw fields.Wrong(name, "is negative, which no standard error is.");
    }
}
