using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>Adds up the errors of capture rates.</summary>
internal sealed class CaptureSums
{
    private double _error;
    private double _weightedError;
    private double _weightedBias;
    private double _weight;
    private long _intervals;
    private long _covered;
    private double _level;
    private double _width;

    /// <summary>How many cells there are.</summary>
    public long Cells { get; private set; }

    /// <summary>Adds a cell.</summary>
    public void Add(in CaptureCell cell, CaptureAnswer truth)
    {
        var error = cell.Rate - truth.Rate;
        Cells++;
        _error += Math.Abs(error);
        _weightedError += Math.Abs(error) * truth.True;
        _weightedBias += error * truth.True;
        _weight += truth.True;
        if (cell is not { Low: { } low, High: { } high })
            return;
        _intervals++;
        _level += cell.Level;
        _width += high - low;
        if (low <= truth.Rate && truth.Rate <= high)
            _covered++;
    }

    /// <summary>The errors of all cells that were added.</summary>
    public CaptureErrors Errors(string dimension)
    {
        var level = _intervals == 0 ? 0 : _level / _intervals;
        return new CaptureErrors
        {
            Dimension = dimension,
            Cells = Cells,
            MeanAbsoluteError = Cells == 0 ? 0 : _error / Cells,
            WeightedError = Cells == 0 ? 0 : _weightedError / _weight,
            Bias = Cells == 0 ? 0 : _weightedBias / _weight,
            Intervals = _intervals,
            Coverage = _intervals == 0 ? null : (double)_covered / _intervals,
            Level = _intervals == 0 ? null : level,
            Chance = _intervals == 0 ? null : Math.Sqrt(level * (1 - level) / _intervals),
            Width = _intervals == 0 ? null : _width / _intervals,
        };
    }
}
