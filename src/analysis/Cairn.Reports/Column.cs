namespace Cairn.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Type">Type of its cells: text, a number, true or false, or a moment (DateTimeOffset); nullable where cells may be empty.</param>
public sealed record Column(string Name, Type Type);
