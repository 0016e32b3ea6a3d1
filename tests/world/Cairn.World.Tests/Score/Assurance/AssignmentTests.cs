using Cairn.World.Score.Assurance;

namespace Cairn.World.Tests.Score.Assurance;

public class AssignmentTests(ITestOutputHelper output)
{
    [Fact]
    public void it_is_the_best_of_all_assignments()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            output.WriteLine($"seed {seed}");
            var random = new Random(seed);
            var (rows, columns) = (random.Next(0, 6), random.Next(0, 6));
            var weights = Enumerable.Range(0, rows * columns).Select(_ => Math.Max(0, random.Next(-3, 6))).ToArray();

            var pairs = Assignment.Best(rows, columns, (row, column) => weights[(row * columns) + column]);

            pairs.Values.Distinct().Count().ShouldBe(pairs.Count);
            pairs.ShouldAllBe(pair => weights[(pair.Key * columns) + pair.Value] > 0);
            pairs.Sum(pair => weights[(pair.Key * columns) + pair.Value]).ShouldBe(Best(weights, rows, columns, 0, 0));
        }
    }

    private static int Best(int[] weights, int rows, int columns, int row, int taken)
    {
        if (row == rows)
            return 0;
        var best = Best(weights, rows, columns, row + 1, taken);
        for (var column = 0; column < columns; column++)
        {
            if ((taken >> column & 1) == 0)
                best = Math.Max(best, weights[(row * columns) + column] + Best(weights, rows, columns, row + 1, taken | 1 << column));
        }

        return best;
    }
}
