namespace Cairn.Import.Mapping;

/// <summary>Holds for rows whose column has one of the values (or, negated, none of them).</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values.</param>
/// <param name="IsNegated">Whether the values are those that must not stand there.</param>
public sealed record RowCondition(ColumnName Column, IReadOnlySet<string> Values, bool IsNegated);
