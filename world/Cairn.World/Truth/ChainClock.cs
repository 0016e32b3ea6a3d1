namespace Cairn.World.Truth;

/// <summary>When the chain's blocks are: one every 12 s, from a fixed one on.</summary>
public static class ChainClock
{
    /// <summary>Milliseconds between two blocks.</summary>
    public const long BlockMilliseconds = 12_000;

    /// <summary>Number of the block at <see cref="GenesisAt"/>.</summary>
    public const long Genesis = 24_000_000;

    /// <summary>2026-01-01 00:00:00 UTC, in Unix milliseconds.</summary>
    public const long GenesisAt = 1_767_225_600_000;

    /// <summary>The block that takes a transfer which is sent at a moment in Unix milliseconds: the next one after it.</summary>
    public static long BlockOf(long at)
    {
        var (blocks, rest) = Math.DivRem(at - GenesisAt, BlockMilliseconds);
        return Genesis + blocks + (rest < 0 ? 0 : 1);
    }

    /// <summary>When a block is made, in Unix milliseconds.</summary>
    public static long TimeOf(long block) => GenesisAt + (block - Genesis) * BlockMilliseconds;
}
