using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Gathers old spellings; each may stand for one event only and must not be an event's own name.</summary>
internal static class AliasesReader
{
    public static Dictionary<string, string> Read(YamlNode root, Dictionary<string, PlannedEvent> events, MistakeList mistakes)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, content) in root["events"]?.Entries ?? [])
        {
            foreach (var alias in content.ScalarsOf("aliases"))
            {
                if (events.ContainsKey(alias.Text))
                    mistakes.Add(alias,
                        $"the alias '{alias.Text}' of '{key.Text}' is itself an event",
                        "Remove the alias, or remove that event.");
                else if (!aliases.TryAdd(alias.Text, key.Text) && aliases[alias.Text] != key.Text)
                    mistakes.Add(alias,
                        $"'{alias.Text}' is already an alias of '{aliases[alias.Text]}'",
                        "Keep it with one of the two events.");
            }
        }

        return aliases;
    }
}
