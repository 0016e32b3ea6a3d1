namespace Cairn.Identity.Linkage;

/// <summary>
/// How probably two records that agree in some way are one: Fellegi and Sunter, "A Theory for Record Linkage" (JASA 64, 1969), section 3.
/// Each comparison weighs by itself: log2(m / u), where m is how often its level comes up among pairs that match and u among those that do not.
/// </summary>
/// <param name="share">Share of the pairs that match, 0 to 1.</param>
/// <param name="m">By comparison and level: probability of the level among pairs that match.</param>
/// <param name="u">The same among pairs that do not.</param>
public sealed class FellegiSunter(double share, double[][] m, double[][] u)
{
    /// <summary>Share of the pairs that match, 0 to 1.</summary>
    public double Share => share;

    /// <summary>How many comparisons there are.</summary>
    public int Comparisons => m.Length;

    /// <summary>The odds that a pair matches, above 0.</summary>
    public double Odds(Pattern pattern)
    {
        var odds = share / (1 - share);
        for (var i = 0; i < m.Length; i++)
            if (pattern[i] is var level and not LevelTable.Missing)
                odds *= Ratio(i, level);
        return odds;
    }

    /// <summary>The probability that a pair matches.</summary>
    public double Probability(Pattern pattern) => Odds(pattern) is var odds && double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);

    /// <summary>What a level says, in bits: above 0 it speaks for a match.</summary>
    public double Weight(int comparison, byte level) => level == LevelTable.Missing ? 0 : Math.Log2(Ratio(comparison, level));

    /// <summary>Levels that came up after the fit say nothing.</summary>
    private double Ratio(int comparison, byte level) => level < m[comparison].Length ? m[comparison][level] / u[comparison][level] : 1;
}
