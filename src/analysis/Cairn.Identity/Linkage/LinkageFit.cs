namespace Cairn.Identity.Linkage;

/// <summary>
/// Fits a <see cref="FellegiSunter"/> to counted pairs by expectation maximisation (Dempster, Laird and Rubin, JRSS B 39, 1977; for linkage Winkler,
/// "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model", ASA 1988). Pairs whose answer is known keep it throughout; of the
/// others it is guessed in turns with the weights, until neither changes.
/// </summary>
/// <remarks>
/// It is as good as two assumptions: comparisons are independent of each other among pairs that match and among pairs that do not, and a pair
/// whose answer is known agrees as one does of which it is not. Comparisons that say the same twice make it find other groups than matches.
/// </remarks>
/// <param name="levels">The comparisons' levels.</param>
/// <param name="counts">The pairs.</param>
public sealed class LinkageFit(IReadOnlyList<LevelTable> levels, PatternCounts counts)
{
    /// <summary>Known pairs of either kind from which on the first weights come from them alone.</summary>
    private const int MinKnown = 50;

    private const int MaxTurns = 500;
    private const double Precision = 1e-6;

    /// <summary>Added to each level's count, as if every level had been seen half a time (Jeffreys' prior): what was never seen is not impossible.</summary>
    private const double Added = 0.5;

    private readonly (Pattern Pattern, PatternCount Count)[] _patterns = [.. counts.All.Select(static entry => (entry.Key, entry.Value)).OrderBy(static entry => entry.Key.Levels)];

    /// <summary>Fits the weights.</summary>
    /// <param name="guess">A first guess of the probability that a pair matches; used where too few answers are known.</param>
    public FellegiSunter Run(Func<Pattern, double> guess)
    {
        ArgumentNullException.ThrowIfNull(guess);
        var isKnown = counts.Matches >= MinKnown && counts.Differences >= MinKnown;
        var responsibilities = new double[_patterns.Length];
        if (!isKnown)
            for (var i = 0; i < responsibilities.Length; i++)
                responsibilities[i] = guess(_patterns[i].Pattern);
        var model = Weigh(responsibilities, isKnown ? 0 : 1, (double)counts.Matches / Math.Max(1, counts.Matches + counts.Differences));
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var change = 0d;
            for (var i = 0; i < responsibilities.Length; i++)
            {
                var responsibility = model.Probability(_patterns[i].Pattern);
                change = Math.Max(change, Math.Abs(responsibility - responsibilities[i]));
                responsibilities[i] = responsibility;
            }
            model = Weigh(responsibilities, 1, model.Share);
            if (change < Precision)
                break;
        }
        return model;
    }

    /// <summary>The weights, if the unknown pairs matched as said.</summary>
    /// <param name="responsibilities">The probability that a pair of each pattern matches.</param>
    /// <param name="unknown">1: unknown pairs count; 0: only the known ones.</param>
    /// <param name="share">The share of matches where no unknown pair counts.</param>
    private FellegiSunter Weigh(double[] responsibilities, int unknown, double share)
    {
        var (m, u) = (Empty(), Empty());
        double matching = 0, all = 0;
        for (var i = 0; i < _patterns.Length; i++)
        {
            var (pattern, count) = _patterns[i];
            var matched = unknown * count.Unknown * responsibilities[i];
            matching += matched;
            all += unknown * count.Unknown;
            for (var k = 0; k < levels.Count; k++)
            {
                m[k][pattern[k]] += count.Matches + matched;
                u[k][pattern[k]] += count.Differences + unknown * count.Unknown - matched;
            }
        }
        foreach (var side in new[] { m, u })
            foreach (var one in side)
                Normalise(one);
        return new FellegiSunter(Math.Clamp(all > 0 ? matching / all : share, 1e-9, 1 - 1e-9), m, u);
    }

    private double[][] Empty() => [.. levels.Select(static table => new double[table.Count < byte.MaxValue ? table.Count : byte.MaxValue + 1])];

    private static void Normalise(double[] levels)
    {
        var sum = 0d;
        for (var i = 1; i < levels.Length; i++)
            sum += levels[i] += Added;
        for (var i = 1; i < levels.Length; i++)
            levels[i] /= sum;
    }
}
