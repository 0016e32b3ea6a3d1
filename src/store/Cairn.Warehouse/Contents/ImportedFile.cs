namespace Cairn.Warehouse.Contents;

/// <summary>A file that was imported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The source that its events are under.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="StartedAt">When the latest import of it began, Unix milliseconds.</param>
public sealed record ImportedFile(string Name, string Source, long Bytes, long StartedAt);
