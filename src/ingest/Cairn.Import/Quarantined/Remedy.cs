namespace Cairn.Import.Quarantined;

/// <summary>What fixes records in quarantine, by the code of what is wrong.</summary>
public static class Remedy
{
    /// <summary>The tracking plan says no: repaired, <c>cairn quarantine replay</c> takes them in.</summary>
    public const string Plan = "plan";

    /// <summary>The mapping reads the column otherwise than the file means it: repaired, <c>cairn import --replace</c> takes them in.</summary>
    public const string Mapping = "mapping";

    /// <summary>The record itself is wrong: <c>cairn quarantine edit</c>, or the file fixed and imported with <c>--replace</c>.</summary>
    public const string Record = "record";

    private static readonly HashSet<string> OfMapping = new(StringComparer.Ordinal)
    {
        "event_missing", "time_missing", "time_unreadable", "time_without_zone", "zone_missing", "zone_unknown", "time_skipped", "time_ambiguous", "time_out_of_bounds",
        "value_not_a_number", "value_ambiguous", "property_type", "identifier_missing", "not_a_currency",
        "wrong_type",
    };

    private static readonly HashSet<string> OfPlan = new(StringComparer.Ordinal)
    {
        "unknown_event", "after_until", "missing_property", "wrong_type", "out_of_range", "not_in_enum", "pattern", "negative_value",
        "unknown_identifier", "unknown_currency", "calls_changed",
    };

    /// <summary>Everything, in the order in which it is told.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Mapping, Record];

    /// <summary>What fixes records with a code. A collector's records have no mapping: they are fixed themselves, or by their sender.</summary>
    /// <param name="code">The code.</param>
    /// <param name="hasMapping">Whether the records came by a mapping.</param>
    public static string For(string code, bool hasMapping = true) =>
        hasMapping && OfMapping.Contains(code) ? Mapping : OfPlan.Contains(code) ? Plan : Record;

    /// <summary>What to do, as a sentence.</summary>
    public static string Sentence(string remedy) => remedy switch
    {
        Plan => "after fixing the plan: cairn quarantine replay --plan PLAN",
        Mapping => "after fixing the mapping: cairn import FILE --map MAP --plan PLAN --replace",
        _ => "fix the record: cairn quarantine edit FILE:LINE; or the file, and import it with --replace",
    };
}
