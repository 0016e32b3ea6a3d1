using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Replaying;

/// <summary>A plan and its fixed form, under which every kind of change happens.</summary>
internal static class Plans
{
    public const string FirstText = """
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page_view], description: Saw a page. }
          Item: { phase: discovery, value: 0.1, description: Saw an item. }
          Priced:
            phase: discovery
            value: 0.1
            description: Saw a price.
            properties: { price: { type: number, description: The price. } }
        """;

    public const string RepairedText = """
        name: test
        version: "2"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        consent: { category: Analytics, denied: suppress }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
          Brand New: { phase: discovery, value: 0.1, description: Is new. }
          Item Seen: { phase: discovery, value: 0.1, aliases: [Item], description: Saw an item. }
          Priced:
            phase: discovery
            value: 0.1
            description: Saw a price.
            properties: { price: { type: string, description: The price. } }
        """;

    public static TrackingPlan First { get; } = PlanFile.Parse(FirstText, "first.yaml").Plan!;

    /// <summary>Knows a new event, no longer an alias, takes another type, names an event otherwise and heeds consent.</summary>
    public static TrackingPlan Repaired { get; } = PlanFile.Parse(RepairedText, "repaired.yaml").Plan!;
}
