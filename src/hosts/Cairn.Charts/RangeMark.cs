namespace Cairn.Charts;

/// <summary>One opinion on a line of <see cref="RangeDots"/>.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Low">The low end of its interval; null: not known, or not shown.</param>
/// <param name="High">The high end.</param>
public sealed record RangeMark(string Name, double Value, RangeShape Shape, double? Low = null, double? High = null);
