namespace Cairn.Import.Rows;

/// <summary>Records and the money on them. Second tellings of an order are among them: what an order is, reports decide.</summary>
/// <param name="Records">How many records.</param>
/// <param name="WithoutValue">Those of them on which no money could be read.</param>
/// <param name="ByCurrency">The money of the others; under the empty name what has no currency.</param>
public sealed record DryRunMoney(long Records, long WithoutValue, IReadOnlyDictionary<string, decimal> ByCurrency);
