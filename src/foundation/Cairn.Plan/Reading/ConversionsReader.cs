using Cairn.Model;
using Cairn.Plan.Shapes;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Reading;

/// <summary>Reads the conversions and checks them against the events they count.</summary>
internal static class ConversionsReader
{
    /// <summary>The name that stands for the event's own value column.</summary>
    private const string ValueColumn = "value";

    public static Dictionary<string, PlannedConversion> Read(
        YamlNode root, Dictionary<string, PlannedEvent> events, IReadOnlyList<string> currencies, MistakeList mistakes)
    {
        var conversions = new Dictionary<string, PlannedConversion>(StringComparer.Ordinal);
        foreach (var (key, content) in root["conversions"]?.Entries ?? [])
        {
            if (content.Kind != YamlKind.Map)
                continue;
            CheckEvent(root, key, content, events, mistakes);
            CheckMoney(content, currencies, mistakes);
            CheckRefund(root, content, events, mistakes);
            conversions[key.Text] = new PlannedConversion
            {
                Name = key.Text,
                Description = content.TextOf("description"),
                Event = content.TextOf("event"),
                ValueProperty = content.TextOf("value_property"),
                Currency = content.TextOf("currency"),
                Refund = content.TextOf("refund"),
                Window = DurationShape.Read(content.TextOf("window")) ?? TimeSpan.Zero,
            };
        }

        return conversions;
    }

    private static void CheckEvent(
        YamlNode root, YamlNode key, YamlNode content, Dictionary<string, PlannedEvent> events, MistakeList mistakes)
    {
        var name = content.TextOf("event");
        if (name.Length == 0)
            return;

        if (!events.TryGetValue(name, out var counted))
        {
            if (root["events"]?[name] is null)
                mistakes.Add(content["event"]!, $"the conversion '{key.Text}' counts '{name}', which is no event of the plan",
                    NearMiss.Ask(name, events.Keys, "Define that event under `events:`."));
            return;
        }

        var money = content.TextOf("value_property");
        if (money is "" or ValueColumn)
            return;
        var at = content["value_property"]!;
        if (!counted.Properties.TryGetValue(money, out var property))
            mistakes.Add(at, $"'{name}' has no property '{money}'",
                NearMiss.Ask(
                    money, counted.Properties.Keys.Append(ValueColumn), $"Add it to the event, or use `{ValueColumn}` for the event's own value."));
        else if (property.Type is not (PropertyType.Number or PropertyType.Integer))
            mistakes.Add(at,
                $"the property '{money}' of '{name}' is of type {property.Type.ToString().ToLowerInvariant()}",
                "Money needs type number or integer.");
    }

    private static void CheckMoney(YamlNode content, IReadOnlyList<string> currencies, MistakeList mistakes)
    {
        var currency = content.TextOf("currency");
        var isKnown = Currency.IsIso4217(currency) || currencies.Contains(currency);
        if (content["currency"] is { } at && PlanNames.Currency.IsMatch(currency) && !isKnown)
            mistakes.Add(at,
                $"{currency} is no ISO 4217 code",
                NearMiss.Ask(currency, currencies, "Use a code as EUR, or add the token's symbol to `currencies:`."));
    }

    private static void CheckRefund(YamlNode root, YamlNode content, Dictionary<string, PlannedEvent> events, MistakeList mistakes)
    {
        var name = content.TextOf("refund");
        if (name.Length > 0 && !events.ContainsKey(name) && root["events"]?[name] is null)
            mistakes.Add(content["refund"]!, $"the refund '{name}' is no event of the plan",
                NearMiss.Ask(name, events.Keys, "Define that event under `events:`."));
    }
}
