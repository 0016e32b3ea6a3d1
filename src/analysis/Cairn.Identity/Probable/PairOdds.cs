namespace Cairn.Identity.Probable;

/// <summary>The odds of a pair of devices.</summary>
/// <param name="Own">Of the pair by itself.</param>
/// <param name="Rivals">Sum of the odds of the pairs that take its one device away.</param>
/// <param name="OtherRivals">Sum of those that take the other.</param>
internal readonly record struct PairOdds(double Own, double Rivals, double OtherRivals)
{
    /// <summary>The probability that the pair matches.</summary>
    /// <param name="scale">Factor of all odds.</param>
    public double Probability(double scale)
    {
        var own = scale * Own;
        return own / Math.Sqrt((1 + own + scale * Rivals) * (1 + own + scale * OtherRivals));
    }
}
