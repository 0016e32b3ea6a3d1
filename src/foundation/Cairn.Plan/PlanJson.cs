using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Model.Channels;
using Cairn.Plan.Shapes;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan;

/// <summary>
/// Writes a plan as JSON in the form of the plan file. JSON is YAML, so the result is a plan file itself, with every shared
/// property written out where it is used.
/// </summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The plan as indented JSON.</summary>
    public static string Of(TrackingPlan plan) => Lean(new JsonObject
    {
        ["name"] = plan.Name,
        ["version"] = plan.Version,
        ["session_timeout"] = DurationShape.Write(plan.SessionTimeout),
        ["identifiers"] = Map(plan.Identifiers, static identifier => identifier.Type, Identifier),
        ["currencies"] = List(plan.Currencies),
        ["consent"] = plan.Consent is { } consent ? Consent(consent) : null,
        ["phases"] = Map(plan.Phases, phase => phase.Name, Phase),
        ["events"] = Map(plan.Events.Values, planned => planned.Name, Event),
        ["conversions"] = Map(plan.Conversions.Values, conversion => conversion.Name, Conversion),
        ["channels"] = new JsonArray([.. plan.ChannelRules.Select(Rule)]),
        ["unplanned"] = plan.AcceptsUnplanned ? PlanWords.Accept : "",
        ["machine_opens"] = plan.KeepsMachineOpens ? PlanWords.Keep : "",
        ["networks"] = plan.KeepsNetworks ? PlanWords.Keep : "",
        ["bots"] = plan.KeepsBots ? PlanWords.Keep : "",
        ["unwanted_referrals"] = ReferenceEquals(plan.UnwantedReferrals, UnwantedReferrals.Default) ? null : List(plan.UnwantedReferrals),
    }).ToJsonString(Layout);

    private static JsonObject Consent(PlannedConsent consent) => Lean(new JsonObject
    {
        ["category"] = consent.Category,
        ["global_privacy_control"] = ConsentShape.Write(consent.RespectsGlobalPrivacyControl),
        ["applies_to"] = ConsentShape.WriteScope(consent.OnlyPurposes),
        ["denied"] = ConsentShape.Write(consent.Denied),
    });

    private static JsonObject Identifier(PlannedIdentifier identifier) => Lean(new JsonObject
    {
        ["max"] = identifier.IsDevice ? null : identifier.Max,
        ["blocked"] = List(identifier.Blocked),
    });

    private static JsonObject Phase(Phase phase) => new() { ["minimum"] = phase.Minimum, ["maximum"] = phase.Maximum };

    private static JsonObject Event(PlannedEvent planned) => Lean(new JsonObject
    {
        ["phase"] = planned.Phase,
        ["value"] = planned.Value,
        ["description"] = planned.Description,
        ["owner"] = planned.Owner,
        ["status"] = planned.Status == EventStatus.Deprecated ? "deprecated" : "",
        ["since"] = Day(planned.Since),
        ["until"] = Day(planned.Until),
        ["aliases"] = List(planned.Aliases),
        ["properties"] = Map(planned.Properties.Values, property => property.Name, Property),
        ["implies"] = List(planned.Implies),
        ["once_per"] = planned.OncePer switch
        {
            OncePer.None => "",
            OncePer.OrderId => "order_id",
            _ => planned.OncePer.ToString().ToLowerInvariant(),
        },
        ["truth"] = planned.Truth,
        ["consent"] = planned.Consent,
    });

    private static JsonObject Property(PlannedProperty property) => Lean(new JsonObject
    {
        ["type"] = property.Type.ToString().ToLowerInvariant(),
        ["description"] = property.Description,
        ["required"] = property.Required ? true : null,
        ["enum"] = List(property.Enum),
        ["minimum"] = property.Minimum,
        ["maximum"] = property.Maximum,
        ["pattern"] = property.Pattern?.Text ?? "",
        ["pii"] = property.Pii,
    });

    private static JsonObject Conversion(PlannedConversion conversion) => Lean(new JsonObject
    {
        ["event"] = conversion.Event,
        ["description"] = conversion.Description,
        ["value_property"] = conversion.ValueProperty,
        ["currency"] = conversion.Currency,
        ["refund"] = conversion.Refund,
        ["window"] = DurationShape.Write(conversion.Window),
    });

    private static JsonObject Rule(ChannelRule rule)
    {
        var json = new JsonObject { ["channel"] = rule.Channel };
        foreach (var field in ChannelFields.Names)
            if (rule.Conditions.TryGetValue(field, out var pattern))
                json[field] = pattern.Text;
        return json;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonObject> write) =>
        new(items.Select(item => KeyValuePair.Create(name(item), (JsonNode?)write(item))));

    /// <summary>Leaves out what says nothing: in a plan file an absent key is the default.</summary>
    private static JsonObject Lean(JsonObject json)
    {
        foreach (var (key, value) in json.ToList())
            if (SaysNothing(value))
                json.Remove(key);
        return json;
    }

    private static bool SaysNothing(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        JsonValue scalar => scalar.TryGetValue<string>(out var text) && text.Length == 0,
        _ => false,
    };
}
