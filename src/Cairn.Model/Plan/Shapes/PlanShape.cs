using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Model.Plan.Shapes;

/// <summary>The description of the whole plan file: what <see cref="PlanFile"/> checks and <see cref="PlanSchema"/> prints.</summary>
internal static class PlanShape
{
    public const int MaximumProperties = 64;
    private const int MaximumEvents = 5000;

    private static readonly TextShape Sentence = new() { MaximumLength = 2000 };

    private static readonly NamedShape Property = new("property", new FieldsShape(
        new("type", new ChoiceShape("string", "number", "integer", "boolean", "timestamp", "array", "object")
        {
            Description = "The JSON type; integer is a whole number, timestamp an ISO 8601 time with zone. Required unless the property is one of the shared ones.",
        }),
        new("description", Sentence),
        new("required", new FlagShape { Description = "Whether an event without it breaks the plan. Default: false." }),
        new("enum", new ListShape(new TextShape { AnyScalar = true }, 500) { Description = "The values allowed (string, number and integer)." }),
        new("minimum", new NumberShape { Description = "Smallest value (number and integer). On the money property (value, total or revenue) a minimum below 0 allows negative amounts." }),
        new("maximum", new NumberShape { Description = "Largest value (number and integer)." }),
        new("pattern", new RegexShape { Description = "A regular expression that the whole text must match (string)." }),
        new("pii", new ChoiceShape("name", "email", "phone", "address", "location", "ip", "device_id", "wallet", "date_of_birth", "government_id", "financial", "health", "free_text")
        {
            Description = "What kind of personal data it holds.",
        })));

    private static readonly EitherShape AnyProperty = new(
        new NothingShape { Description = "The shared property of this name, as it is." },
        new ChoiceShape("string", "number", "integer", "boolean", "timestamp", "array", "object") { Description = "Just the type." },
        Property);

    private static readonly NamedShape Event = new("event", new FieldsShape(
        new("phase", new TextShape { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords, Description = "The phase it belongs to." }, Required: true),
        new("value", new NumberShape { Minimum = 0, Maximum = 1, Description = "What the act is worth beside the conversion itself, within its phase's range: below 1 for a micro-conversion, 1 for a macro-conversion." }, Required: true),
        new("description", Sentence),
        new("owner", new TextShape { Description = "The team that answers for it." }),
        new("status", new ChoiceShape("active", "deprecated") { Description = "Default: active. A deprecated event needs `until`." }),
        new("since", new DateShape { Description = "First day (UTC) on which it is expected." }),
        new("until", new DateShape { Description = "Last day (UTC) on which it is accepted." }),
        new("aliases", new ListShape(new TextShape(), 100) { Description = "Old spellings; they are stored under the event's own name." }),
        new("properties", new EitherShape(
            new ListShape(new TextShape { Form = PlanNames.Property, FormInWords = PlanNames.PropertyInWords }, MaximumProperties) { Description = "Names of shared properties." },
            new MapShape(AnyProperty, MaximumProperties) { Entry = "property", KeyForm = PlanNames.Property, KeyFormInWords = PlanNames.PropertyInWords })
        {
            Description = "What the event says; other properties are allowed and kept.",
        }),
        new("implies", new ListShape(new TextShape(), 50) { Description = "Events that must have happened before." }),
        new("once_per", new ChoiceShape("order_id", "session", "day", "person") { Description = "The scope within which it can truly happen only once." }),
        new("truth", new TextShape { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords, Description = "The system that holds the true record, as orders, kyc_vendor or chain." }),
        new("consent", new TextShape { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords, Description = "The consent purpose under which it may be tracked; without it none is needed." })));

    private static readonly FieldsShape Phase = new(
        new("minimum", new NumberShape { Minimum = 0, Maximum = 1, Description = "Lowest value of its events." }, Required: true),
        new("maximum", new NumberShape { Minimum = 0, Maximum = 1, Description = "Highest value of its events." }, Required: true));

    private static readonly FieldsShape Conversion = new(
        new("event", new TextShape { Description = "The event that it is counted by." }, Required: true),
        new("description", Sentence),
        new("value_property", new TextShape { Form = PlanNames.Property, FormInWords = PlanNames.PropertyInWords, Description = "The property that holds the money; `value` is the event's own value column. Without it: a conversion without money." }),
        new("currency", new TextShape { Form = PlanNames.Currency, FormInWords = PlanNames.CurrencyInWords, Description = "ISO 4217 code or one of `currencies`; needed with value_property." }),
        new("window", new DurationShape { Minimum = TimeSpan.FromHours(1), Maximum = TimeSpan.FromDays(3650), Description = "How far back a touch may lie to receive credit." }, Required: true));

    private static readonly FieldsShape ChannelRule = new(
    [
        new("channel", new TextShape { Form = PlanNames.Title, FormInWords = PlanNames.TitleInWords, Description = "The channel that the rule gives." }, Required: true),
        .. Channels.ChannelFields.Names.Select(name => new Field(name, new RegexShape { Description = Channels.ChannelFields.Describe(name) })),
    ]);

    /// <summary>The file as a whole.</summary>
    public static readonly FieldsShape Root = new(
        new("name", new TextShape { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords, Description = "The plan's name." }, Required: true),
        new("version", new TextShape { AnyScalar = true, MaximumLength = 40, Description = "The plan's own version, as \"1.0\"." }, Required: true),
        new("description", Sentence),
        new("session_timeout", new DurationShape { Minimum = TimeSpan.FromMinutes(1), Maximum = TimeSpan.FromHours(24), Description = "Silence after which a new session begins. Default: 30m." }),
        new("identifiers", new ListShape(new TextShape { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords }, 50) { Description = "Types of identifier beside user_id and anonymous_id." }),
        new("currencies", new ListShape(new TextShape { Form = PlanNames.Currency, FormInWords = PlanNames.CurrencyInWords }, 1000) { Description = "Token symbols beside ISO 4217's codes." }),
        new("phases", new MapShape(Phase, 20) { Entry = "phase", KeyForm = PlanNames.Word, KeyFormInWords = PlanNames.WordInWords, Description = "The phases in order, from first contact to the act." }, Required: true),
        new("properties", new MapShape(new EitherShape(new ChoiceShape("string", "number", "integer", "boolean", "timestamp", "array", "object"), Property), 1000) { Entry = "property", KeyForm = PlanNames.Property, KeyFormInWords = PlanNames.PropertyInWords, Description = "Properties that several events share; an event lists their names." }),
        new("events", new MapShape(Event, MaximumEvents) { Entry = "event", Description = "Every event by its canonical name." }, Required: true),
        new("conversions", new MapShape(Conversion, 100) { Entry = "conversion", KeyForm = PlanNames.Word, KeyFormInWords = PlanNames.WordInWords, Description = "What counts as a conversion." }),
        new("channels", new ListShape(ChannelRule, 500) { Description = "Rules that are tried, in order, before GA4's default channel groups; a rule holds when all its conditions do." }));

    /// <summary>The JSON Schema text, with a line end after the last line.</summary>
    public static string Document()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Cairn tracking plan",
        };
        foreach (var (key, value) in Root.Schema())
            schema[key] = value?.DeepClone();
        schema["$defs"] = new JsonObject { [Event.Name] = Event.Definition(), [Property.Name] = Property.Definition() };
        return schema.ToJsonString(Layout) + "\n";
    }

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
