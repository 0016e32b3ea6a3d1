using Cairn.Model;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Reading;

/// <summary>Reads the events and checks each against the phases and the calendar.</summary>
internal static class EventsReader
{
    public static Dictionary<string, PlannedEvent> Read(YamlNode root, IReadOnlyList<Phase> phases, MistakeList mistakes)
    {
        var shared = PropertyRulesReader.ReadShared(root, mistakes);
        var events = new Dictionary<string, PlannedEvent>(StringComparer.Ordinal);
        foreach (var (key, content) in root["events"]?.Entries ?? [])
        {
            if (content.Kind != YamlKind.Map)
                continue;
            CheckPhase(root, content, phases, mistakes);
            CheckDates(key, content, mistakes);
            events[key.Text] = new PlannedEvent
            {
                Name = key.Text,
                Phase = content.TextOf("phase"),
                Value = content.NumberOf("value") ?? 0,
                Description = content.TextOf("description"),
                Owner = content.TextOf("owner"),
                Status = content.TextOf("status") == "deprecated" ? EventStatus.Deprecated : EventStatus.Active,
                Since = DateShape.Read(content.TextOf("since")),
                Until = DateShape.Read(content.TextOf("until")),
                Aliases = [.. content.ScalarsOf("aliases").Select(alias => alias.Text)],
                Properties = PropertyRulesReader.Read(root, content, shared, mistakes),
                Implies = [.. content.ScalarsOf("implies").Select(implied => implied.Text)],
                OncePer = OncePerOf(content.TextOf("once_per")),
                Truth = content.TextOf("truth"),
                Consent = content.TextOf("consent"),
            };
        }

        return events;
    }

    private static void CheckPhase(YamlNode root, YamlNode content, IReadOnlyList<Phase> phases, MistakeList mistakes)
    {
        var name = content.TextOf("phase");
        if (name.Length == 0 || root["phases"] is not { Kind: YamlKind.Map } planned)
            return;

        if (planned[name] is null)
        {
            var names = planned.Entries.Select(entry => entry.Key.Text).ToList();
            mistakes.Add(content["phase"]!, $"there is no phase '{name}'",
                NearMiss.Ask(name, names, $"Use one of {string.Join(", ", names)}, or define it under `phases:`."));
        }
        else if (content["value"] is { } at && at.AsNumber() is >= 0 and <= 1 and { } value
            && phases.FirstOrDefault(phase => phase.Name == name) is { } phase
            && (value < phase.Minimum || value > phase.Maximum))
        {
            mistakes.Add(at, $"the value {at.Text} lies outside the phase '{name}' ({phase.Minimum} to {phase.Maximum})",
                Fitting(phases, value) is { } fitting
                    ? $"Give a value from {phase.Minimum} to {phase.Maximum}, or move the event to '{fitting}'."
                    : $"Give a value from {phase.Minimum} to {phase.Maximum}.");
        }
    }

    private static string? Fitting(IReadOnlyList<Phase> phases, decimal value) =>
        phases.FirstOrDefault(phase => value >= phase.Minimum && value <= phase.Maximum)?.Name;

    private static void CheckDates(YamlNode key, YamlNode content, MistakeList mistakes)
    {
        var (since, until) = (DateShape.Read(content.TextOf("since")), DateShape.Read(content.TextOf("until")));
        if (until < since)
            mistakes.Add(content["until"]!,
                $"'{key.Text}' ends on {until:yyyy-MM-dd}, before it begins on {since:yyyy-MM-dd}",
                "Fix one of the two dates.");
        if (content["status"] is { Text: "deprecated" } status && content["until"] is null)
            mistakes.Add(status,
                $"'{key.Text}' is deprecated without a date",
                "Add `until:` with the last day on which it is accepted, as 2026-12-31.");
    }

    private static OncePer OncePerOf(string text) => text switch
    {
        "order_id" => OncePer.OrderId,
        "session" => OncePer.Session,
        "day" => OncePer.Day,
        "person" => OncePer.Person,
        _ => OncePer.None,
    };
}
