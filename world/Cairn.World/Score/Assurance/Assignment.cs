namespace Cairn.World.Score.Assurance;

/// <summary>
/// The assignment problem: pairs rows with columns, one to one, so that the sum of their weights is largest. The Hungarian
/// method with potentials (H. W. Kuhn, "The Hungarian method for the assignment problem", 1955; J. Munkres, 1957) in
/// O(rows^2 (rows + columns)) steps, with rows x columns numbers in memory.
/// </summary>
internal static class Assignment
{
    /// <summary>Finds the best pairs.</summary>
    /// <param name="rows">How many rows: the shorter side, for speed.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="weight">Weight of a pair, 0 or more; pairs of weight 0 are none.</param>
    /// <returns>The column of each row that has one.</returns>
    public static Dictionary<int, int> Best(int rows, int columns, Func<int, int, int> weight)
    {
        // A column of its own for each row lets it stay alone. Numbers from 1; 0 is the row that looks for a column.
        var width = columns + rows;
        var weights = new int[rows * columns];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = weight(i / columns, i % columns);
        var (rowPotential, columnPotential) = (new long[rows + 1], new long[width + 1]);
        var (rowOf, previous) = (new int[width + 1], new int[width + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var (least, done) = (new long[width + 1], new bool[width + 1]);
            Array.Fill(least, long.MaxValue);
            do
            {
                done[column] = true;
                var (current, delta, next) = (rowOf[column], long.MaxValue, 0);
                for (var other = 1; other <= width; other++)
                {
                    if (done[other])
                        continue;
                    var gain = other > columns ? 0 : weights[((current - 1) * columns) + other - 1];
                    var cost = -gain - rowPotential[current] - columnPotential[other];
                    if (cost < least[other])
                        (least[other], previous[other]) = (cost, column);
                    if (least[other] < delta)
                        (delta, next) = (least[other], other);
                }

                for (var other = 0; other <= width; other++)
                {
                    if (done[other])
                    {
                        rowPotential[rowOf[other]] += delta;
                        columnPotential[other] -= delta;
                    }
                    else if (least[other] != long.MaxValue)
                    {
                        least[other] -= delta;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = previous[column])
                rowOf[column] = rowOf[previous[column]];
        }

        return Enumerable.Range(1, columns)
            .Where(column => rowOf[column] != 0 && weights[((rowOf[column] - 1) * columns) + column - 1] > 0)
            .ToDictionary(column => rowOf[column] - 1, column => column - 1);
    }
}
