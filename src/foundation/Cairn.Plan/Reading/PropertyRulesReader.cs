using Cairn.Model;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Reading;

/// <summary>
/// Reads property definitions: the shared ones at the plan's top, and an event's own, which may stand on a shared one.
/// </summary>
internal static class PropertyRulesReader
{
    private static readonly Dictionary<string, PropertyType> Types =
        Enum.GetValues<PropertyType>().ToDictionary(type => type.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The plan's shared properties.</summary>
    public static Dictionary<string, PlannedProperty> ReadShared(YamlNode root, MistakeList mistakes)
    {
        var shared = new Dictionary<string, PlannedProperty>(StringComparer.Ordinal);
        foreach (var (key, definition) in root["properties"]?.Entries ?? [])
            if (Define(key, definition, null, mistakes) is { } property)
                shared[key.Text] = property;

        return shared;
    }

    /// <summary>The properties of the event <paramref name="content"/>.</summary>
    public static Dictionary<string, PlannedProperty> Read(
        YamlNode root, YamlNode content, Dictionary<string, PlannedProperty> shared, MistakeList mistakes)
    {
        var properties = new Dictionary<string, PlannedProperty>(StringComparer.Ordinal);
        foreach (var name in content.ScalarsOf("properties"))
        {
            if (shared.TryGetValue(name.Text, out var property))
                properties[name.Text] = property;
            else
                RejectUnshared(root, name, shared, mistakes);
        }

        foreach (var (key, definition) in content["properties"]?.Entries ?? [])
        {
            var known = shared.GetValueOrDefault(key.Text);
            if (definition.Kind == YamlKind.Null && known is null)
                RejectUnshared(root, key, shared, mistakes);
            else if (Define(key, definition, known, mistakes) is { } property)
                properties[key.Text] = property;
        }

        return properties;
    }

    private static PlannedProperty? Define(YamlNode key, YamlNode definition, PlannedProperty? shared, MistakeList mistakes)
    {
        if (definition.Kind == YamlKind.Null)
            return shared;
        if (definition.Kind == YamlKind.Text)
            return Types.TryGetValue(definition.Text, out var plain) ? new PlannedProperty { Name = key.Text, Type = plain } : null;
        if (definition.Kind != YamlKind.Map)
            return null;

        var type = Types.TryGetValue(definition.TextOf("type"), out var own) ? own : shared?.Type;
        if (type is null)
        {
            if (definition["type"] is null)
                mistakes.Add(key,
                    $"the property '{key.Text}' has no type",
                    $"Add `type:` with one of {string.Join(", ", Types.Keys)}.");
            return null;
        }

        var values = definition.ScalarsOf("enum").Select(node => node.Text).ToList();
        var property = new PlannedProperty
        {
            Name = key.Text,
            Type = type.Value,
            Description = Or(definition.TextOf("description"), shared?.Description),
            Required = definition["required"] is { Kind: YamlKind.Boolean } required
                ? bool.Parse(required.Text)
                : shared?.Required ?? false,
            Enum = values.Count > 0 ? values : shared?.Enum ?? [],
            Minimum = definition.NumberOf("minimum") ?? shared?.Minimum,
            Maximum = definition.NumberOf("maximum") ?? shared?.Maximum,
            Pattern = definition["pattern"] is { IsScalar: true } pattern ? RegexShape.Read(pattern.Text, mistakes) : shared?.Pattern,
            Pii = Or(definition.TextOf("pii"), shared?.Pii),
        };
        PropertyCheck.Run(property, key, definition, mistakes);
        return property;
    }

    private static void RejectUnshared(
        YamlNode root, YamlNode name, Dictionary<string, PlannedProperty> shared, MistakeList mistakes)
    {
        // A shared definition that is itself wrong has been complained about where it stands.
        if (root["properties"]?[name.Text] is null)
            mistakes.Add(name, $"'{name.Text}' is not among the shared properties",
                NearMiss.Ask(
                    name.Text, shared.Keys, $"Define it under `properties:` at the top, or give its type here: `{name.Text}: string`."));
    }

    private static string Or(string own, string? shared) => own.Length > 0 ? own : shared ?? "";
}
