using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>Shapes that occur in many places of a plan.</summary>
internal static class Parts
{
    /// <summary>Free text of a sentence or two.</summary>
    public static TextShape Sentence { get; } = new() { MaximumLength = 2000 };

    /// <summary>The type of a property.</summary>
    public static ChoiceShape PropertyType(string description) =>
        new("string", "number", "integer", "boolean", "timestamp", "array", "object") { Description = description };

    /// <summary>A name in lower case.</summary>
    public static TextShape Word(string description) =>
        new() { Form = PlanNames.Word, FormInWords = PlanNames.WordInWords, Description = description };

    /// <summary>The name of a property.</summary>
    public static TextShape PropertyName(string description) =>
        new() { Form = PlanNames.Property, FormInWords = PlanNames.PropertyInWords, Description = description };

    /// <summary>An ISO 4217 code or a token symbol.</summary>
    public static TextShape Currency(string description) =>
        new() { Form = PlanNames.Currency, FormInWords = PlanNames.CurrencyInWords, Description = description };

    /// <summary>Free text on one line.</summary>
    public static TextShape Text(string description) => new() { Description = description };

    /// <summary>A number from 0 to 1.</summary>
    public static NumberShape Share(string description) => new() { Minimum = 0, Maximum = 1, Description = description };

    /// <summary>A map with properties' names as keys.</summary>
    public static MapShape Properties(Shape value, int maximum, string description) => new(value, maximum)
    {
        Entry = "property",
        KeyForm = PlanNames.Property,
        KeyFormInWords = PlanNames.PropertyInWords,
        Description = description,
    };

    /// <summary>A map with lower-case names as keys.</summary>
    public static MapShape Words(Shape value, int maximum, string entry, string description) => new(value, maximum)
    {
        Entry = entry,
        KeyForm = PlanNames.Word,
        KeyFormInWords = PlanNames.WordInWords,
        Description = description,
    };
}
