namespace Cairn.Reference.Journeys;

/// <summary>An event in a person's trail, with all that the rules of docs/journeys.md ask of it.</summary>
internal sealed class Act
{
    public required ReferenceEvent Event { get; init; }

    public required string Person { get; init; }

    /// <summary>Whether its name is that of the conversion's event, counted or not.</summary>
    public required bool IsOfConversion { get; init; }

    /// <summary>What the plan values its event at; null when the plan does not have it.</summary>
    public required decimal? PlanValue { get; init; }

    /// <summary>What this act itself says of the report's dimension; null: nothing.</summary>
    public required string? OwnPlayer { get; init; }

    /// <summary>The hash that orders acts of one instant.</summary>
    public required ulong Hash { get; init; }

    /// <summary>When it counts. An order that several persons told counts at the time of its earliest telling.</summary>
    public required long AtMs { get; set; }

    /// <summary>The conversion's money, where the plan says that it stands; null for other acts.</summary>
    public required decimal? Money { get; set; }

    /// <summary>The currency of the conversion's money: its own, else the plan's; empty for other acts.</summary>
    public required string Currency { get; set; }

    public ActKind Kind { get; set; }

    /// <summary>Where it stands in its person's trail.</summary>
    public int Index { get; set; }

    public Session? Session { get; set; }

    public Visit? Visit { get; set; }

    /// <summary>docs/journeys.md, "Orders": order ids are compared trimmed.</summary>
    public string OrderId => Event.OrderId.Trim();

    public string Channel => Event.Channel;

    public string Source => Named(Event.TrafficSource);

    public string Medium => Named(Event.TrafficMedium);

    public string Campaign => Named(Event.TrafficCampaign);

    /// <summary>docs/journeys.md, "Origin and channel": one of the four is not empty.</summary>
    public bool NamesOrigin => (Channel + Source + Medium + Campaign).Length > 0;

    /// <summary>docs/journeys.md, "Origin and channel": <c>(not set)</c> is as good as empty.</summary>
    private static string Named(string part) => part == "(not set)" ? "" : part;
}
