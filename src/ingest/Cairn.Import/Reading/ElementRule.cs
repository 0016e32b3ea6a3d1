namespace Cairn.Import.Reading;

/// <summary>Which list of a JSON record is taken apart, so that every element of it is a record of its own.</summary>
/// <param name="List">The column that holds the list.</param>
/// <param name="When">Columns and the values of which one must stand there; where one does not, the record stays whole.</param>
public sealed record ElementRule(string List, IReadOnlyDictionary<string, string[]> When);
