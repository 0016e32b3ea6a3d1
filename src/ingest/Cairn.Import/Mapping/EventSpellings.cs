using Cairn.Plan;

namespace Cairn.Import.Mapping;

/// <summary>
/// Lets a mapping's <c>events:</c> mean the same event however it is spelled: by the plan's name, by one of the plan's aliases,
/// or by what the log calls it and the mapping translates.
/// </summary>
internal static class EventSpellings
{
    /// <summary>The mapping with every spelling of the events that its fields are for.</summary>
    public static ImportMapping WithSpellingsOf(this ImportMapping mapping, TrackingPlan plan)
    {
        FieldSource Spelled(FieldSource source) => source.Events.Count == 0 ? source : source with
        {
            Events = [.. source.Events.SelectMany(name => Of(name, mapping, plan)).Distinct(StringComparer.Ordinal)],
        };
        FieldSource? Maybe(FieldSource? source) => source is null ? null : Spelled(source);
        Dictionary<string, FieldSource> All(IReadOnlyDictionary<string, FieldSource> sources) =>
            sources.ToDictionary(entry => entry.Key, entry => Spelled(entry.Value), StringComparer.Ordinal);
        return mapping with
        {
            Identifiers = All(mapping.Identifiers),
            Fields = All(mapping.Fields),
            Traffic = All(mapping.Traffic),
            Properties = [.. mapping.Properties.Select(property => property with { Field = Spelled(property.Field) })],
            Also = [.. mapping.Also.Select(also => also with
            {
                Value = Maybe(also.Value), Currency = Maybe(also.Currency), OrderId = Maybe(also.OrderId),
            })],
        };
    }

    /// <summary>Every name, after the mapping's translation, of the event that a name stands for.</summary>
    public static IEnumerable<string> Of(string name, ImportMapping mapping, TrackingPlan plan)
    {
        var translated = mapping.Event.Names.GetValueOrDefault(name, name);
        var canonical = plan.Aliases.GetValueOrDefault(translated, translated);
        return [name, translated, canonical, .. plan.Aliases.Where(alias => alias.Value == canonical).Select(static alias => alias.Key)];
    }
}
