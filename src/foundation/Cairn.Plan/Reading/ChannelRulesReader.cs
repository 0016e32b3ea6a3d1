using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Reading;

/// <summary>Reads the plan's own channel rules.</summary>
internal static class ChannelRulesReader
{
    public static IReadOnlyList<ChannelRule> Read(YamlNode root, MistakeList mistakes)
    {
        var rules = new List<ChannelRule>();
        foreach (var content in root["channels"]?.Items ?? [])
        {
            if (content.Kind != YamlKind.Map)
                continue;
            if (!content.Entries.Any(entry => entry.Key.Text != "channel"))
                mistakes.Add(content, "the rule has no condition and would take every visit",
                    $"Add at least one of {string.Join(", ", ChannelFields.Names)}.");

            var conditions = new Dictionary<string, WholeTextPattern>(StringComparer.Ordinal);
            foreach (var field in ChannelFields.Names)
                if (content[field] is { IsScalar: true, Kind: not YamlKind.Null } pattern
                    && RegexShape.Read(pattern.Text, mistakes) is { } valid)
                    conditions[field] = valid;

            rules.Add(new ChannelRule(content.TextOf("channel"), conditions));
        }

        return rules;
    }
}
