using Cairn.Model;

namespace Cairn.Import.Mapping;

/// <summary>
/// How the rows of a file become events. Read from one YAML file (docs/import.md); immutable. That of a request log says
/// nothing but the format: the requests bring the rest with them.
/// </summary>
public sealed record ImportMapping
{
    /// <summary>The mapping file as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The mapping file's text.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text as UTF-8, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>The name under which the events are stored (<see cref="Event.Source"/>); empty when each record says it.</summary>
    public required string Source { get; init; }

    /// <summary>What is known of the file.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>Conditions on rows; those that do not hold are skipped, and counted.</summary>
    public required IReadOnlyList<RowCondition> Rows { get; init; }

    /// <summary>The event's name.</summary>
    public required FieldSource Event { get; init; }

    /// <summary>The event's time.</summary>
    public required TimeSource Time { get; init; }

    /// <summary>Identifiers by type; <c>user_id</c> and <c>anonymous_id</c> are two of the types.</summary>
    public required IReadOnlyDictionary<string, FieldSource> Identifiers { get; init; }

    /// <summary>Ids that are a customer's own in this log although they look like placeholders, for example a first customer <c>0</c>.</summary>
    public IReadOnlySet<string> RealIds { get; init; } = new HashSet<string>();

    /// <summary>Session, message id, order id, platform, value and currency, by the field's name in the mapping file.</summary>
    public required IReadOnlyDictionary<string, FieldSource> Fields { get; init; }

    /// <summary>Channel, UTM parameters, referrer, page URL and click ids, by the field's name in the mapping file.</summary>
    public required IReadOnlyDictionary<string, FieldSource> Traffic { get; init; }

    /// <summary>Properties in the order in which they are written.</summary>
    public required IReadOnlyList<PropertySource> Properties { get; init; }

    /// <summary>Columns with this prefix that nothing else names become properties; empty: all such columns; null: none.</summary>
    public required string? Rest { get; init; }

    /// <summary>Columns that a file may lack.</summary>
    public required IReadOnlySet<string> OptionalColumns { get; init; }

    /// <summary>The list of which every element is an event of its own; null: a row is one event.</summary>
    public EachElement? Each { get; init; }

    /// <summary>Further events of a row.</summary>
    public required IReadOnlyList<FurtherEvent> Also { get; init; }
}
