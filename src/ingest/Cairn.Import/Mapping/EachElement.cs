namespace Cairn.Import.Mapping;

/// <summary>Makes one event of every element of a list, where a row has one.</summary>
/// <param name="List">The column with the list.</param>
/// <param name="When">Conditions on the row's columns; where one does not hold, the row is one event.</param>
public sealed record EachElement(ColumnName List, IReadOnlyList<RowCondition> When);
