namespace Cairn.World.Tracking;

/// <summary>How many calls every fault lost, doubled, delayed, altered or invented. Threads have one each.</summary>
/// <param name="faults">How many faults.</param>
internal sealed class FaultCounts(int faults)
{
    private static readonly int Effects = Enum.GetValues<FaultEffect>().Length;

    private readonly long[] _counts = new long[faults * Effects];

    public void Add(int fault, FaultEffect effect) => _counts[fault * Effects + (int)effect]++;

    public long Of(int fault, FaultEffect effect) => _counts[fault * Effects + (int)effect];

    public void Add(FaultCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }
}
