namespace Cairn.Reference.Models;

/// <summary>Gauss's elimination with the largest pivot of the column.</summary>
internal static class LinearEquations
{
    /// <summary>Solves a x = b; b becomes x.</summary>
    public static void Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var pivot = 0; pivot < n; pivot++)
        {
            var best = Enumerable.Range(pivot, n - pivot).MaxBy(row => Math.Abs(a[row, pivot]));
            for (var column = 0; column < n; column++)
                (a[pivot, column], a[best, column]) = (a[best, column], a[pivot, column]);
            (b[pivot], b[best]) = (b[best], b[pivot]);
            for (var row = 0; row < n; row++)
            {
                if (row == pivot || a[row, pivot] == 0)
                    continue;
                var factor = a[row, pivot] / a[pivot, pivot];
                for (var column = pivot; column < n; column++)
                    a[row, column] -= factor * a[pivot, column];
                b[row] -= factor * b[pivot];
            }
        }
        for (var row = 0; row < n; row++)
            b[row] /= a[row, row];
    }
}
