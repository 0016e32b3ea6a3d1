namespace Cairn.World.Faults.Reading;

/// <summary>The grid of the chain's blocks: one every 12 s of Unix time, as Ethereum's slots.</summary>
internal static class ChainClock
{
    private const long BlockTime = Truth.ChainClock.BlockMilliseconds;

    /// <summary>The period of so many blocks, the first of them the first one at or after a moment in Unix milliseconds.</summary>
    public static (long Begins, long Ends) Blocks(long from, int blocks)
    {
        var first = (from + BlockTime - 1) / BlockTime * BlockTime;
        return (first, first + (blocks * BlockTime));
    }
}
