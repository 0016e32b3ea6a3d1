using System.Text.Json;

namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Act": each person's acts, in order.</summary>
internal static class Trails
{
    private static readonly string[] IdentityCalls = ["$identify", "$group", "$alias"];

    /// <summary>The trails by person's key. Order ids told again are still in them.</summary>
    public static Dictionary<string, List<Act>> Of(IReadOnlyList<ReferenceEvent> events, ReferencePlan plan, ReferenceQuestion question)
    {
        var people = new People(events, plan);
        var trails = new Dictionary<string, List<Act>>();
        foreach (var told in events)
        {
            if (people.Of(told) is not { } person || IdentityCalls.Contains(told.Event) || !IsAct(told, plan, question))
                continue;
            if (!trails.TryGetValue(person, out var trail))
                trails.Add(person, trail = []);
            trail.Add(ActOf(told, person, plan, question));
        }
        foreach (var trail in trails.Values)
            Sort(trail);
        return trails;
    }

    /// <summary>Puts a trail into the order of acts.</summary>
    public static void Sort(List<Act> trail)
    {
        var inOrder = trail.OrderBy(act => act, ActOrder.Instance).ToList();
        trail.Clear();
        trail.AddRange(inOrder);
        for (var index = 0; index < trail.Count; index++)
            trail[index].Index = index;
    }

    /// <summary>No acts are: machines that call themselves one, and what befell the customer.</summary>
    private static bool IsAct(ReferenceEvent told, ReferencePlan plan, ReferenceQuestion question)
    {
        if (told.Flags.Contains("bot") && !question.Bots)
            return false;
        if (told.Flags.Contains("machine_open"))
            return false;
        return told.Event == plan.ConversionEvent || !plan.Events.TryGetValue(told.Event, out var value) || value != 0;
    }

    private static Act ActOf(ReferenceEvent told, string person, ReferencePlan plan, ReferenceQuestion question) => new()
    {
        Event = told,
        Person = person,
        AtMs = told.AtMs,
        IsOfConversion = told.Event == plan.ConversionEvent,
        PlanValue = plan.Events.TryGetValue(told.Event, out var value) ? value : null,
        OwnPlayer = Dimension.OwnPlayer(told, question.By),
        Hash = ActOrder.HashOf(told),
        Money = told.Event == plan.ConversionEvent ? MoneyOf(told, plan.ValueProperty) : null,
        Currency = told.Event != plan.ConversionEvent ? "" : told.Currency.Length > 0 ? told.Currency : plan.Currency,
    };

    /// <summary>The money that an event carries where the plan says that it stands.</summary>
    private static decimal? MoneyOf(ReferenceEvent told, string valueProperty)
    {
        if (valueProperty.Length == 0)
            return null;
        if (valueProperty == "value")
            return told.Value;
        using var document = JsonDocument.Parse(told.Properties);
        return document.RootElement.TryGetProperty(valueProperty, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal()
            : null;
    }
}
