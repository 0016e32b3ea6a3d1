using Cairn.Identity.Linkage;

namespace Cairn.Identity.Tests.Linkage;

/// <summary>Weights that are learned from pairs whose truth is known to the test alone.</summary>
public sealed class LinkageFitTests
{
    private static readonly double[][] M = [[0.9, 0.08, 0.02], [0.8, 0.2], [0.95, 0.05], [0.7, 0.3]];
    private static readonly double[][] U = [[0.1, 0.3, 0.6], [0.1, 0.9], [0.2, 0.8], [0.05, 0.95]];
    private const double Share = 0.2;

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Weights_and_share_are_found_with_and_without_known_pairs(double known)
    {
        var (levels, counts, _) = Draw(200_000, known, seed: 5);
        var model = new LinkageFit(levels, counts).Run(Guess);
        model.Share.ShouldBe(Share, 0.01);
        for (var k = 0; k < M.Length; k++)
            for (var level = 0; level < M[k].Length; level++)
                model.Weight(k, (byte)(level + 1)).ShouldBe(Math.Log2(M[k][level] / U[k][level]), 0.25);
    }

    [Fact]
    public void What_is_stated_is_true_as_often()
    {
        var (levels, counts, pairs) = Draw(200_000, known: 0, seed: 6);
        var model = new LinkageFit(levels, counts).Run(Guess);
        foreach (var tenth in pairs.GroupBy(pair => Math.Min(9, (int)(10 * model.Probability(pair.Pattern)))).Where(static tenth => tenth.Count() > 1000))
            tenth.Average(static pair => pair.IsMatch ? 1 : 0).ShouldBe(tenth.Average(pair => model.Probability(pair.Pattern)), 0.04);
    }

    [Fact]
    public void What_is_missing_says_nothing_and_no_more_does_a_level_that_came_up_later()
    {
        var model = new FellegiSunter(0.5, [[0, 0.9, 0.1], [0, 0.5, 0.5]], [[0, 0.3, 0.7], [0, 0.25, 0.75]]);
        model.Odds(Pattern.Of(1, 1)).ShouldBe(6, 1e-12);
        model.Odds(Pattern.Of(1, LevelTable.Missing)).ShouldBe(3, 1e-12);
        model.Odds(Pattern.Of(1, 7)).ShouldBe(3, 1e-12);
        model.Probability(Pattern.Of(LevelTable.Missing, LevelTable.Missing)).ShouldBe(0.5, 1e-12);
        model.Weight(0, 1).ShouldBe(Math.Log2(3), 1e-12);
    }

    [Fact]
    public void Of_no_pairs_nothing_is_learned_and_nothing_breaks()
    {
        var model = new LinkageFit([new LevelTable("a")], new PatternCounts()).Run(static _ => 0.5);
        model.Probability(Pattern.Of(1)).ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Levels_beyond_the_254th_are_one()
    {
        var table = new LevelTable("a");
        var numbers = Enumerable.Range(0, 300).Select(i => table.NumberOf($"{i}")).ToArray();
        numbers.Take(254).ShouldBe(Enumerable.Range(1, 254).Select(static i => (byte)i));
        numbers.Skip(254).ShouldAllBe(static number => number == byte.MaxValue);
        table[numbers[^1]].ShouldBe("other");
    }

    private static double Guess(Pattern pattern) => Enumerable.Range(0, M.Length).Count(k => pattern[k] == 1) >= 3 ? 0.9 : 0.05;

    private static (IReadOnlyList<LevelTable> Levels, PatternCounts Counts, List<(Pattern Pattern, bool IsMatch)> Pairs) Draw(int count, double known, int seed)
    {
        var levels = M.Select((one, k) =>
        {
            var table = new LevelTable($"comparison {k}");
            for (var level = 0; level < one.Length; level++)
                table.NumberOf($"{level}");
            return table;
        }).ToArray();
        var (random, counts, pairs) = (new Random(seed), new PatternCounts(), new List<(Pattern, bool)>());
        for (var i = 0; i < count; i++)
        {
            var isMatch = random.NextDouble() < Share;
            var pattern = Pattern.Of([.. M.Select((_, k) => (byte)(1 + Choose(random, isMatch ? M[k] : U[k])))]);
            counts.Add(pattern, random.NextDouble() < known ? isMatch : null);
            pairs.Add((pattern, isMatch));
        }
        return (levels, counts, pairs);
    }

    private static int Choose(Random random, double[] shares)
    {
        var left = random.NextDouble();
        var level = 0;
        while (level < shares.Length - 1 && (left -= shares[level]) >= 0)
            level++;
        return level;
    }
}
