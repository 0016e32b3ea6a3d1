namespace Cairn.Attribution.Money;

/// <summary>A dated exchange rate: from this day on, until the next one of the pair, one unit of one is worth so much of the other.</summary>
/// <param name="Day">First day on which it holds, by the report's zone.</param>
/// <param name="From">Currency code.</param>
/// <param name="To">Currency code.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one of <paramref name="From"/>, above 0.</param>
public sealed record CurrencyRate(DateOnly Day, string From, string To, decimal Rate);
