namespace Cairn.Prediction.Logistic;

/// <summary>Observations whose features are there or not: which are there, how often that was seen, and how often it came out positive.</summary>
/// <param name="features">How many features there are.</param>
public sealed class BinaryRows(int features)
{
    private readonly List<int> _ends = [];
    private readonly List<int> _present = [];
    private readonly List<double> _times = [];
    private readonly List<double> _positives = [];

    /// <summary>How many features there are.</summary>
    public int Features => features;

    /// <summary>How many different observations there are.</summary>
    public int Count => _ends.Count;

    /// <summary>How often each was seen, 0 or more.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>How often each came out positive, 0 to its times.</summary>
    public IReadOnlyList<double> Positives => _positives;

    /// <summary>The features that an observation has.</summary>
    public ReadOnlySpan<int> this[int row] => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_present)[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];

    /// <summary>Adds an observation.</summary>
    /// <param name="present">The features that it has, each from 0 to <see cref="Features"/> - 1 and at most once.</param>
    /// <param name="times">How often it was seen, 0 or more.</param>
    /// <param name="positives">How often it came out positive, 0 to <paramref name="times"/>.</param>
    public void Add(ReadOnlySpan<int> present, double times, double positives)
    {
        foreach (var feature in present)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)feature, (uint)features, nameof(present));
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positives, times);
        _present.AddRange(present);
        _ends.Add(_present.Count);
        _times.Add(times);
        _positives.Add(positives);
    }
}
