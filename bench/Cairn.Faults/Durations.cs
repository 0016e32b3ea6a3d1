namespace Cairn.Faults;

/// <summary>Times of one thing that was done often.</summary>
internal sealed class Durations
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    /// <summary>The time in milliseconds that a share of them did not exceed; 0 when there are none.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * (sorted.Length - 1))];
    }

    public override string ToString() => $"p50 {Percentile(0.5):0} ms, p99 {Percentile(0.99):0} ms, max {Percentile(1):0} ms ({Count})";
}
