namespace Cairn.Import.Mapping;

/// <summary>
/// A second event that a row gives when its conditions hold, for logs in which a column says that something happened:
/// it has the row's time, identifiers, session and source, and money only where this says so.
/// </summary>
public sealed record FurtherEvent
{
    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    /// <summary>Conditions on the row's columns; all must hold.</summary>
    public IReadOnlyList<RowCondition> When { get; init; } = [];

    /// <summary>The row must be the last of a run of rows with equal values in this column; null: any row.</summary>
    public ColumnName? LastOf { get; init; }

    /// <summary>Money; null: none.</summary>
    public FieldSource? Value { get; init; }

    /// <summary>Currency of the money.</summary>
    public FieldSource? Currency { get; init; }

    /// <summary>Order, transaction or application.</summary>
    public FieldSource? OrderId { get; init; }
}
