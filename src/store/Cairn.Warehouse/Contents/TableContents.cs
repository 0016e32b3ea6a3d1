namespace Cairn.Warehouse.Contents;

/// <summary>A table or view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>table</c> or <c>view</c>.</param>
/// <param name="Rows">Rows of a table; 0 for a view.</param>
/// <param name="Bytes">Bytes that a table takes on disk; 0 for a view.</param>
/// <param name="Columns">Names of its columns, in order, with commas between.</param>
public sealed record TableContents(string Name, string Kind, long Rows, long Bytes, string Columns);
