namespace Cairn.Identity.Linkage;

/// <summary>How two records agree: the level of each comparison, at most 16 of them.</summary>
/// <param name="Levels">A byte a comparison, the first lowest.</param>
public readonly record struct Pattern(UInt128 Levels)
{
    /// <summary>How many comparisons one can hold.</summary>
    public const int MaxComparisons = 16;

    /// <summary>The level of a comparison.</summary>
    public byte this[int comparison] => (byte)(Levels >> (8 * comparison));

    /// <summary>The pattern of some levels.</summary>
    public static Pattern Of(params ReadOnlySpan<byte> levels)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels.Length, MaxComparisons, nameof(levels));
        var packed = UInt128.Zero;
        for (var i = 0; i < levels.Length; i++)
            packed |= (UInt128)levels[i] << (8 * i);
        return new Pattern(packed);
    }
}
