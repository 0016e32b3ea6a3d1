namespace Cairn.Model.Channels;

/// <summary>A query parameter that a network appends to links, and what it says of the visit.</summary>
/// <param name="Name">The parameter, lower case.</param>
/// <param name="Kind">What it proves.</param>
/// <param name="Source">The source it stands for.</param>
/// <param name="Medium">The medium it stands for.</param>
/// <param name="Rank">Its place in the list: where a URL has several, the lowest holds.</param>
internal sealed record ClickId(string Name, ClickIdKind Kind, string Source, string Medium, int Rank);
