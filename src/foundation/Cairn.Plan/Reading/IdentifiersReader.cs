using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Reads the types of identifier: names alone, or names with how they join persons.</summary>
internal static class IdentifiersReader
{
    private const string UserId = "user_id", AnonymousId = "anonymous_id";

    /// <summary>The types in order: user_id, anonymous_id, then the plan's.</summary>
    public static IReadOnlyList<PlannedIdentifier> Read(YamlNode root, MistakeList mistakes)
    {
        var named = root["identifiers"] is { Kind: YamlKind.Map } map
            ? [.. map.Entries.Select(entry => Read(entry.Key.Text, entry.Value, mistakes))]
            : root.ScalarsOf("identifiers").Select(static node => new PlannedIdentifier { Type = node.Text, Max = DefaultMax(node.Text) }).ToList();
        return
        [
            named.Find(static one => one.Type == UserId) ?? new PlannedIdentifier { Type = UserId, Max = DefaultMax(UserId) },
            named.Find(static one => one.Type == AnonymousId) ?? new PlannedIdentifier { Type = AnonymousId },
            .. named.Where(static one => one.Type is not (UserId or AnonymousId)).DistinctBy(static one => one.Type),
        ];
    }

    private static int DefaultMax(string type) => type == UserId ? 1 : PlannedIdentifier.DefaultMax;

    private static PlannedIdentifier Read(string type, YamlNode rules, MistakeList mistakes)
    {
        var identifier = new PlannedIdentifier
        {
            Type = type,
            Max = rules["max"]?.AsNumber() is >= 1 and <= 1_000 and var max ? (int)max : DefaultMax(type),
            Blocked = rules.Kind == YamlKind.Map ? [.. rules.ScalarsOf("blocked").Select(static node => node.Text)] : [],
        };
        if (identifier.IsDevice && rules["max"] is { } most)
            mistakes.Add(most, $"{type} stands for a device and joins nobody, so it has no most", "Remove `max:`.");
        if (rules["max"] is { } number && number.AsNumber() % 1 is not (0 or null))
            mistakes.Add(number, $"{type} has max: {number.Text}, which is no whole number", "Give a whole number.");
        return identifier;
    }
}
