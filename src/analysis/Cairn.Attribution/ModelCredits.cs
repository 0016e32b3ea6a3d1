using Cairn.Model;

namespace Cairn.Attribution;

/// <summary>
/// What every model gives to every player. A pure function of the journeys: the same journeys give the same rows in the
/// same order, whatever the order in which they were observed.
/// </summary>
/// <param name="Models">The models, in the order that was asked for.</param>
/// <param name="Keys">The players in ordinal order, then <see cref="Credit.Unattributed"/>.</param>
/// <param name="Credits">One row for each model and key, by model and then by key, in the orders above.</param>
/// <param name="Conversions">Conversions earned: the exact sum of every model's rows.</param>
/// <param name="Value">Money earned: the exact sum of every model's rows.</param>
/// <param name="Nulls">How many journeys ended without a conversion.</param>
/// <param name="Touches">How many touches the journeys had; a journey that stands for many counts once.</param>
public sealed record ModelCredits(
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Keys,
    IReadOnlyList<Credit> Credits,
    long Conversions,
    decimal Value,
    long Nulls,
    long Touches)
{
    /// <summary>The chain behind the Markov model's credits; null where nobody asked.</summary>
    public ChainDetail? Chain { get; init; }

    /// <summary>How sure the credits are; null where nobody asked.</summary>
    public CreditIntervals? Intervals { get; init; }

    /// <summary>How sure the credit is that the model at <paramref name="model"/> gives to the key at <paramref name="key"/>; null where that is not known.</summary>
    public CreditInterval? IntervalOf(int model, int key) => Intervals?.Rows[(model * Keys.Count) + key];

    /// <summary>The credit that the model at <paramref name="model"/> gives to the key at <paramref name="key"/>.</summary>
    public Credit this[int model, int key] => Credits[(model * Keys.Count) + key];
}
