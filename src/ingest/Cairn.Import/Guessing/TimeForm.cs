namespace Cairn.Import.Guessing;

/// <summary>How a column writes times.</summary>
/// <param name="Format">The mapping's <c>time.format</c>; empty: found by itself.</param>
/// <param name="NeedsZone">Whether the times name no zone.</param>
/// <param name="HasClock">Whether they have a time of day.</param>
/// <param name="IsEither">Whether day and month could also be the other way round.</param>
internal sealed record TimeForm(string Format, bool NeedsZone, bool HasClock, bool IsEither);
