using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The description of a property's definition.</summary>
internal static class PropertyShape
{
    /// <summary>A definition with everything that may stand in it.</summary>
    public static NamedShape Full { get; } = new("property", new FieldsShape(
        new("type", Parts.PropertyType(
            "The JSON type; integer is a whole number, timestamp an ISO 8601 time with zone. "
            + "Required unless the property is one of the shared ones.")),
        new("description", Parts.Sentence),
        new("required", new FlagShape { Description = "Whether an event without it breaks the plan. Default: false." }),
        new("enum", new ListShape(new TextShape { AnyScalar = true }, maximum: 500)
        {
            Description = "The values allowed (string, number and integer).",
        }),
        new("minimum", new NumberShape
        {
            Description = "Smallest value (number and integer). "
                + "On the money property (value, total or revenue) a minimum below 0 allows negative amounts.",
        }),
        new("maximum", new NumberShape { Description = "Largest value (number and integer)." }),
        new("pattern", new RegexShape { Description = "A regular expression that the whole text must match (string)." }),
        new("pii", new ChoiceShape(
            "name", "email", "phone", "address", "location", "ip", "device_id", "wallet", "date_of_birth",
            "government_id", "financial", "health", "free_text")
        {
            Description = "What kind of personal data it holds.",
        })));

    /// <summary>A definition among the shared ones.</summary>
    public static EitherShape Shared { get; } = new(Parts.PropertyType("Just the type."), Full);

    /// <summary>A definition within an event.</summary>
    public static EitherShape OfEvent { get; } = new(
        new NothingShape { Description = "The shared property of this name, as it is." },
        Parts.PropertyType("Just the type."),
        Full);
}
