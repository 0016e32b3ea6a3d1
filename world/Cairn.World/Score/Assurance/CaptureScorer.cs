using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>Compares capture rates with the true ones.</summary>
internal static class CaptureScorer
{
    /// <summary>The dimension of cells over all.</summary>
    public const string Everything = "all";

    private const string AllCells = "(all cells)";

    /// <summary>Scores the cells.</summary>
    /// <exception cref="WorldException">A cell stands twice, or the answers know none of them.</exception>
    public static CaptureScore Score(IReadOnlyList<CaptureAnswer> truth, IReadOnlyList<CaptureCell> cells)
    {
        var known = new Dictionary<(string, string, string), CaptureAnswer>();
        foreach (var row in truth.Where(row => row.True > 0))
        {
            if (!known.TryAdd((row.Event, row.Dimension, row.Dimension == Everything ? "" : row.Value), row))
                throw new WorldException($"The answers state the capture of '{row.Event}' by {row.Dimension} '{row.Value}' twice.",
                    "Write the world again with `cairn world`.");
        }

        var seen = new HashSet<(string, string, string)>();
        var all = new CaptureSums();
        var byDimension = new SortedDictionary<string, CaptureSums>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            var key = (cell.Event, cell.Dimension, cell.Value);
            if (!seen.Add(key))
                throw new WorldException($"The report states the capture of '{cell.Event}' by {cell.Dimension} '{cell.Value}' twice.",
                    "State each cell once.");
            if (!known.Remove(key, out var answer))
                continue;
            if (!byDimension.TryGetValue(cell.Dimension, out var sums))
                byDimension[cell.Dimension] = sums = new CaptureSums();
            all.Add(cell, answer);
            sums.Add(cell, answer);
        }

        if (cells.Count > 0 && all.Cells == 0)
        {
            throw new WorldException(
                $"Report and answers have no capture rates in common. The report begins with '{cells[0].Event}' by {cells[0].Dimension}; "
                + $"the answers have {string.Join(", ", truth.Take(8).Select(row => $"'{row.Event}' by {row.Dimension}").DefaultIfEmpty("none"))}.",
                "Name events, dimensions and values as the answers do.");
        }

        return new CaptureScore(
            all.Errors(AllCells), [.. byDimension.Select(entry => entry.Value.Errors(entry.Key))], cells.Count - all.Cells, known.Count);
    }
}
