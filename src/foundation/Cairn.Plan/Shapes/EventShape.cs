using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The description of an event's definition.</summary>
internal static class EventShape
{
    /// <summary>The most properties that an event may plan: PlanCheck keeps the set of those seen in 64 bits.</summary>
    public const int MaximumProperties = 64;

    public static NamedShape Full { get; } = new("event", new FieldsShape(
        new("phase", Parts.Word("The phase it belongs to."), Required: true),
        new("value", Parts.Share(
            "What the act is worth beside the conversion itself, within its phase's range: "
            + "below 1 for a micro-conversion, 1 for a macro-conversion."), Required: true),
        new("description", Parts.Sentence),
        new("owner", Parts.Text("The team that answers for it.")),
        new("status", new ChoiceShape("active", "deprecated")
        {
            Description = "Default: active. A deprecated event needs `until`.",
        }),
        new("since", new DateShape { Description = "First day (UTC) on which it is expected." }),
        new("until", new DateShape { Description = "Last day (UTC) on which it is accepted." }),
        new("aliases", new ListShape(new TextShape(), maximum: 100)
        {
            Description = "Old spellings; they are stored under the event's own name.",
        }),
        new("properties", new EitherShape(
            new ListShape(Parts.PropertyName(""), MaximumProperties) { Description = "Names of shared properties." },
            Parts.Properties(PropertyShape.OfEvent, MaximumProperties, "Shared properties and own ones."))
        {
            Description = "What the event says; other properties are allowed and kept.",
        }),
        new("implies", new ListShape(new TextShape(), maximum: 50) { Description = "Events that must have happened before." }),
        new("once_per", new ChoiceShape("order_id", "session", "day", "person")
        {
            Description = "The scope within which it can truly happen only once.",
        }),
        new("truth", Parts.Word("The system that holds the true record, as orders, kyc_vendor or chain.")),
        new("consent", Parts.Word("The consent purpose under which it may be tracked; see `consent.applies_to`."))));
}
