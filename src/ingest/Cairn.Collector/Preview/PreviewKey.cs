namespace Cairn.Collector.Preview;

/// <summary>What a key for trying out says.</summary>
/// <param name="Source">Whose events it tries out.</param>
/// <param name="TestId">By which what it brings is found on the live feed.</param>
/// <param name="ExpiresAt">Until when it is valid, Unix milliseconds.</param>
public sealed record PreviewKey(string Source, string TestId, long ExpiresAt);
