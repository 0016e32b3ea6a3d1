using System.Text.Json;

namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, tables of "Visit" and "Touch": what <c>--by</c> makes a touch and what its player is.</summary>
internal static class Dimension
{
    /// <summary>Whether touches are visits; otherwise they are acts.</summary>
    public static bool IsOfVisits(string by) => by is "channel" or "source" or "medium" or "campaign" or "platform";

    /// <summary>What an act itself says of the dimension; null: nothing.</summary>
    public static string? OwnPlayer(ReferenceEvent told, string by) => by switch
    {
        "channel" => told.Channel,
        "source" => told.TrafficSource,
        "medium" => told.TrafficMedium,
        "campaign" => told.TrafficCampaign,
        "platform" => told.Platform,
        "event" => told.Event,
        _ => Property(told, by),
    };

    /// <summary>The player that last_non_direct passes over unless one is given: that of visits without an origin.</summary>
    public static string DirectPlayer(string by) => IsOfVisits(by) ? PlayerOf(new Visit(), by) : "Direct";

    /// <summary>What a visit is called.</summary>
    public static string PlayerOf(Visit visit, string by)
    {
        var (part, noOrigin, notThisPart) = by switch
        {
            "channel" => (visit.Channel, "Direct", "Unassigned"),
            "source" => (visit.Source, "(direct)", "(not set)"),
            "medium" => (visit.Medium, "(none)", "(not set)"),
            "campaign" => (visit.Campaign, "(not set)", "(not set)"),
            "platform" => (visit.Platform, "(not set)", "(not set)"),
            _ => throw new ArgumentException($"{by} is no dimension of visits", nameof(by)),
        };
        if (part.Length > 0)
            return part;
        return visit.NamesOrigin ? notThisPart : noOrigin;
    }

    /// <summary>A property's value: a text as it is, anything else as its shortest JSON; null and an empty text are none.</summary>
    private static string? Property(ReferenceEvent told, string name)
    {
        using var document = JsonDocument.Parse(told.Properties);
        if (!document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString("G29"),
            _ => JsonSerializer.Serialize(value),
        };
        return text.Length > 0 ? text : null;
    }
}
