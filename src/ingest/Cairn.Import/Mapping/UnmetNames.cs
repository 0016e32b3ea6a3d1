using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Mapping;

/// <summary>Finds the events that a mapping names and its file never has: a field that is for them alone was never filled.</summary>
internal static class UnmetNames
{
    /// <summary>One sentence for each of them, in the order of the mapping's fields.</summary>
    /// <param name="mapping">The mapping as it was written.</param>
    /// <param name="plan">The plan, for its aliases.</param>
    /// <param name="met">Every name that the file's events had, after translation.</param>
    public static IReadOnlyList<string> In(ImportMapping mapping, TrackingPlan plan, IReadOnlySet<string> met)
    {
        var told = new List<string>();
        foreach (var (field, source) in FieldsOf(mapping))
            foreach (var name in source.Events)
                if (!EventSpellings.Of(name, mapping, plan).Any(met.Contains))
                    told.Add($"{field} is for events '{name}', which no row is. {NearMiss.Ask(name, met, Known(met))}");
        var untranslated = met.Except(mapping.Event.Names.Values, StringComparer.Ordinal).ToArray();
        foreach (var (name, meaning) in mapping.Event.Names)
            if (!met.Contains(meaning) && NearMiss.Of(name, untranslated) is { } meant)
                told.Add($"event.names translates '{name}', which no row has. Did you mean '{meant}'?");
        return told;
    }

    private static IEnumerable<(string Field, FieldSource Source)> FieldsOf(ImportMapping mapping)
    {
        foreach (var (name, source) in mapping.Identifiers)
            yield return ($"identifiers.{name}", source);
        foreach (var (name, source) in mapping.Fields)
            yield return (name, source);
        foreach (var (name, source) in mapping.Traffic)
            yield return ($"traffic.{name}", source);
        foreach (var property in mapping.Properties)
            yield return ($"properties.{property.Name}", property.Field);
        foreach (var also in mapping.Also)
            foreach (var (name, source) in new[] { ("value", also.Value), ("currency", also.Currency), ("order_id", also.OrderId) })
                if (source is not null)
                    yield return ($"also.{name}", source);
    }

    private static string Known(IReadOnlySet<string> met) =>
        $"The rows have: {string.Join(", ", met.Order(StringComparer.Ordinal).Take(10))}{(met.Count > 10 ? " and others" : "")}.";
}
