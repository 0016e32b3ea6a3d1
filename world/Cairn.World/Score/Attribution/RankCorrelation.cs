namespace Cairn.World.Score.Attribution;

/// <summary>
/// Spearman's rank correlation (C. Spearman, "The proof and measurement of association between two things", 1904): Pearson's
/// correlation of the ranks, where equal values share the mean of their ranks.
/// </summary>
internal static class RankCorrelation
{
    /// <summary>-1 to 1; null when there are fewer than two values or one list has the same value throughout.</summary>
    public static double? Of(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var (a, b) = (Ranks(left), Ranks(right));
        var mean = (a.Length + 1) / 2.0; // whatever the ties
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : null;
    }

    /// <summary>Rank of each value, from 1; equal values have the mean of their places.</summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var first = 0; first < order.Length;)
        {
            var next = first + 1;
            while (next < order.Length && values[order[next]].Equals(values[order[first]]))
                next++;
            for (var i = first; i < next; i++)
                ranks[order[i]] = (first + 1 + next) / 2.0;
            first = next;
        }

        return ranks;
    }
}
