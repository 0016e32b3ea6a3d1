namespace Cairn.Reference;

/// <summary>
/// A line of the file of rates: on this day and until the next line of the pair, one unit of <paramref name="From"/> is worth
/// <paramref name="Rate"/> units of <paramref name="To"/>.
/// </summary>
public sealed record ReferenceRate(DateOnly Date, string From, string To, decimal Rate);
