namespace Cairn.Warehouse;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Number">From 1, no two alike; gaps are allowed.</param>
/// <param name="Name">File name.</param>
/// <param name="Text">The template, see <see cref="SchemaTemplate"/>.</param>
internal sealed record SchemaFile(uint Number, string Name, string Text);
