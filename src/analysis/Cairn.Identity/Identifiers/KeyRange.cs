using System.Numerics;

namespace Cairn.Identity.Identifiers;

/// <summary>A stretch of the actors' keys. Keys are hashes, so equal stretches hold about equally many events.</summary>
/// <param name="First">The first key.</param>
/// <param name="Last">The last one.</param>
public readonly record struct KeyRange(ulong First, ulong Last)
{
    /// <summary>All keys.</summary>
    public static KeyRange All => new(0, ulong.MaxValue);

    /// <summary>
    /// Divides all keys into equal stretches, as many as the next power of two: each is some of the buckets in which events stand, or an equal
    /// part of one, so that none is read for a few of its rows.
    /// </summary>
    /// <param name="min">How many at least, 1 or more.</param>
    public static IEnumerable<KeyRange> Divide(int min)
    {
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)min));
        for (var i = 0UL; i < 1UL << bits; i++)
            yield return bits == 0 ? All : new KeyRange(i << (64 - bits), ((i + 1) << (64 - bits)) - 1);
    }

    /// <summary>The two halves of a stretch of several keys.</summary>
    public (KeyRange Lower, KeyRange Upper) Halve()
    {
        var middle = First + (Last - First) / 2;
        return (new KeyRange(First, middle), new KeyRange(middle + 1, Last));
    }
}
