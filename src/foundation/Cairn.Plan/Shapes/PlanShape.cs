using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Model.Channels;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>
/// The description of the whole plan file: what <see cref="PlanFile"/> checks and <see cref="PlanSchema"/> prints.
/// </summary>
internal static class PlanShape
{
    private const string SchemaVersion = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FieldsShape Phase = new(
        new("minimum", Parts.Share("Lowest value of its events."), Required: true),
        new("maximum", Parts.Share("Highest value of its events."), Required: true));

    private static readonly FieldsShape Conversion = new(
        new("event", Parts.Text("The event that it is counted by."), Required: true),
        new("description", Parts.Sentence),
        new("value_property", Parts.PropertyName(
            "The property that holds the money; `value` is the event's own value column. Without it: a conversion without money.")),
        new("currency", Parts.Currency("ISO 4217 code or one of `currencies`: of the money, and of events that name none. Without it a report is in the currency of most conversions.")),
        new("refund", Parts.Text("The event that gives money back for an order; `cairn attribute --net` takes it off.")),
        new("window", new DurationShape
        {
            Minimum = TimeSpan.FromHours(1),
            Maximum = TimeSpan.FromDays(3650),
            Description = "How far back a touch may lie to receive credit.",
        }, Required: true));

    private static readonly FieldsShape ChannelRule = new(
    [
        new("channel", new TextShape
        {
            Form = PlanNames.Title,
            FormInWords = PlanNames.TitleInWords,
            Description = "The channel that the rule gives.",
        }, Required: true),
        .. ChannelFields.Names.Select(name => new Field(name, new RegexShape { Description = ChannelFields.Describe(name) })),
    ]);

    private static readonly DurationShape SessionTimeout = new()
    {
        Minimum = TimeSpan.FromMinutes(1),
        Maximum = TimeSpan.FromHours(24),
        Description = "Silence after which a new session begins. Default: 30m.",
    };

    /// <summary>The file as a whole.</summary>
    public static FieldsShape Root { get; } = new(
        new("name", Parts.Word("The plan's name."), Required: true),
        new("version", new TextShape
        {
            AnyScalar = true,
            MaximumLength = 40,
            Description = "The plan's own version, as \"1.0\".",
        }, Required: true),
        new("description", Parts.Sentence),
        new("session_timeout", SessionTimeout),
        new("identifiers", IdentifiersShape.Full),
        new("currencies", new ListShape(Parts.Currency(""), maximum: 1000)
        {
            Description = "Token symbols beside ISO 4217's codes.",
        }),
        new("consent", ConsentShape.Full),
        new("phases", Parts.Words(Phase, 20, "phase", "The phases in order, from first contact to the act."), Required: true),
        new("properties", Parts.Properties(
            PropertyShape.Shared, 1000, "Properties that several events share; an event lists their names.")),
        new("events", new MapShape(EventShape.Full, maximum: 5000)
        {
            Entry = "event",
            Description = "Every event by its canonical name.",
        }, Required: true),
        new("conversions", Parts.Words(Conversion, 100, "conversion", "What counts as a conversion.")),
        new("channels", new ListShape(ChannelRule, maximum: 500)
        {
            Description = "Rules that are tried, in order, before GA4's default channel groups; "
                + "a rule holds when all its conditions do.",
        }),
        new("unwanted_referrals", UnwantedReferralsShape.Full),
        new("unplanned", new ChoiceShape(PlanWords.Quarantine, PlanWords.Accept)
        {
            Description = "What becomes of events that the plan does not have. accept: they are stored with the flag unplanned, "
                + "make sessions and visits as others do, and earn nothing by themselves. Default: quarantine.",
        }),
        new("machine_opens", new ChoiceShape(PlanWords.Flag, PlanWords.Keep)
        {
            Description = "Mails that their sender says a machine opened. flag: they get the flag machine_open and are left out of "
                + "reports; keep: they count like all others. Default: flag.",
        }),
        new("bots", new ChoiceShape(PlanWords.Flag, PlanWords.Keep)
        {
            Description = "Visits of programs, by their User-Agent. flag: they get the flag bot and are left out of reports; "
                + "keep: they count like all others. Default: flag.",
        }),
        new("networks", new ChoiceShape(PlanWords.Drop, PlanWords.Keep)
        {
            Description = "The networks from which visitors come. keep: a keyed hash of each stands with its events, by which `cairn identity suggest` "
                + "finds devices that are probably one person's; drop: nothing of them is stored. Default: drop.",
        }));

    /// <summary>The JSON Schema text, with a line end after the last line.</summary>
    public static string Document()
    {
        var schema = new JsonObject { ["$schema"] = SchemaVersion, ["title"] = "Cairn tracking plan" };
        foreach (var (key, value) in Root.Schema())
            schema[key] = value?.DeepClone();

        schema["$defs"] = new JsonObject
        {
            [EventShape.Full.Name] = EventShape.Full.Definition(),
            [PropertyShape.Full.Name] = PropertyShape.Full.Definition(),
        };
        return schema.ToJsonString(Layout) + "\n";
    }
}
