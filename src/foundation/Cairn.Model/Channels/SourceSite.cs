namespace Cairn.Model.Channels;

/// <summary>What <c>SourceCategories.txt</c> says of a source.</summary>
/// <param name="Category">The kind of site.</param>
/// <param name="Name">The name by which a search engine goes: <c>google</c> for google.de; the entry itself for other sites.</param>
internal sealed record SourceSite(SourceCategory Category, string Name);
