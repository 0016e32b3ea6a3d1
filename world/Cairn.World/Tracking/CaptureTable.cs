namespace Cairn.World.Tracking;

/// <summary>How often every event happened and how often it was tracked, by dimension. Threads have one each.</summary>
/// <param name="events">How many events.</param>
/// <param name="cells">How many values all dimensions have together.</param>
internal sealed class CaptureTable(int events, int cells)
{
    private readonly long[] _counts = new long[events * cells * CaptureCount.Length];

    /// <summary>Counts one call in every dimension.</summary>
    public void Add(int index, CaptureCell cell, int count)
    {
        Add(index, cell.All, count);
        Add(index, cell.Browser, count);
        Add(index, cell.Platform, count);
        Add(index, cell.Region, count);
        Add(index, cell.Consent, count);
        Add(index, cell.Version, count);
        Add(index, cell.Day, count);
    }

    public long Count(int index, int cell, int count) => _counts[(index * cells + cell) * CaptureCount.Length + count];

    public void Add(CaptureTable other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    private void Add(int index, int cell, int count) => _counts[(index * cells + cell) * CaptureCount.Length + count]++;
}
