namespace Cairn.World.Score.Assurance;

/// <summary>The errors of a set of capture rates. Rates, errors and widths are fractions of 1.</summary>
public sealed record CaptureErrors
{
    /// <summary>The dimension of the cells; all for those over all, and (all cells) for every cell together.</summary>
    public required string Dimension { get; init; }

    /// <summary>How many cells.</summary>
    public required long Cells { get; init; }

    /// <summary>Mean of |rate - true rate|, every cell alike.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The same weighted by how often the event truly happened in the cell.</summary>
    public required double WeightedError { get; init; }

    /// <summary>Mean of rate - true rate, weighted likewise: above 0 the report believes that more arrives than does.</summary>
    public required double Bias { get; init; }

    /// <summary>Cells with an interval.</summary>
    public required long Intervals { get; init; }

    /// <summary>Share of the intervals that hold the true rate; null without intervals.</summary>
    public required double? Coverage { get; init; }

    /// <summary>Mean probability that the intervals claim: what the coverage should be.</summary>
    public required double? Level { get; init; }

    /// <summary>
    /// How far the coverage lies from the level by chance alone: one standard error, the root of L (1 - L) over the number of
    /// intervals, which holds for independent cells only.
    /// </summary>
    public required double? Chance { get; init; }

    /// <summary>Mean width of the intervals.</summary>
    public required double? Width { get; init; }
}
