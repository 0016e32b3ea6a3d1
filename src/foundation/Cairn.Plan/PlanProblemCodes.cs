namespace Cairn.Plan;

/// <summary>
/// The codes of <see cref="PlanProblem"/>. They are stored with quarantined events and never change their meaning.
/// </summary>
public static class PlanProblemCodes
{
    /// <summary>The name is neither an event of the plan nor an alias.</summary>
    public const string UnknownEvent = "unknown_event";

    /// <summary>The event is deprecated but still within its last day: a warning.</summary>
    public const string Deprecated = "deprecated";

    /// <summary>The event happened before the first day on which the plan expects it: a warning.</summary>
    public const string BeforeSince = "before_since";

    /// <summary>The event happened after the last day on which the plan accepts it.</summary>
    public const string AfterUntil = "after_until";

    /// <summary>The properties are no JSON object, or nested too deeply.</summary>
    public const string BadJson = "bad_json";

    /// <summary>The properties are longer, or more of them, than is accepted.</summary>
    public const string TooLarge = "too_large";

    /// <summary>A property stands twice.</summary>
    public const string DuplicateProperty = "duplicate_property";

    /// <summary>A required property is absent or null.</summary>
    public const string MissingProperty = "missing_property";

    /// <summary>A property has another type than planned.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A number lies outside its planned range, or beyond what can be stored.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A value is none of those allowed.</summary>
    public const string NotInEnum = "not_in_enum";

    /// <summary>A text does not match its pattern.</summary>
    public const string Pattern = "pattern";

    /// <summary>The event's value is negative and the plan does not allow that.</summary>
    public const string NegativeValue = "negative_value";

    /// <summary>The currency is no code that a plan could name, but a sign such as €, or a word.</summary>
    public const string NotACurrency = "not_a_currency";

    /// <summary>The currency is a code, and neither one of ISO 4217 nor one of the plan's.</summary>
    public const string UnknownCurrency = "unknown_currency";

    /// <summary>An identifier is of a type that the plan does not name.</summary>
    public const string UnknownIdentifier = "unknown_identifier";
}
