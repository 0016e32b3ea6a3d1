namespace Cairn.Import.Mapping;

/// <summary>A column as the mapping file names it, with the place where it does, for messages.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Line">Line in the mapping file, from 1.</param>
/// <param name="Column">Column in the mapping file, from 1.</param>
public sealed record ColumnName(string Name, int Line, int Column);
