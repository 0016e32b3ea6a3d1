using Cairn.Reference.Journeys;

namespace Cairn.Reference.Money;

/// <summary>docs/journeys.md, "Money": dated rates.</summary>
internal sealed class Exchange(ReferenceQuestion question)
{
    /// <summary>An amount in another currency, by the rates of the day of that time; null when no line holds.</summary>
    public decimal? Convert(decimal amount, string from, string to, long atMs)
    {
        if (from == to)
            return amount;
        var day = Days.Of(atMs, question.Zone);
        if (Rate(from, to, day) is { } direct)
            return Math.Round(amount * direct, 8, MidpointRounding.ToEven);
        if (Rate(to, from, day) is { } opposite)
            return Math.Round(amount / opposite, 8, MidpointRounding.ToEven);
        return null;
    }

    /// <summary>The latest line of the pair up to a day.</summary>
    private decimal? Rate(string from, string to, DateOnly day) =>
        question.Rates.Where(rate => rate.From == from && rate.To == to && rate.Date <= day).MaxBy(rate => rate.Date)?.Rate;
}
