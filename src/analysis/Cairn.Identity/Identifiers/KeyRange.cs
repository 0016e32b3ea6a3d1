namespace Cairn.Identity.Identifiers;

/// <summary>A stretch of the actors' keys. Keys are hashes, so equal stretches hold about equally many events.</summary>
/// <param name="First">The first key.</param>
/// <param name="Last">The last one.</param>
public readonly record struct KeyRange(ulong First, ulong Last)
{
    /// <summary>All keys.</summary>
    public static KeyRange All => new(0, ulong.MaxValue);

    /// <summary>Divides all keys into equal stretches.</summary>
    /// <param name="parts">How many, 1 or more.</param>
    public static IEnumerable<KeyRange> Divide(int parts)
    {
        var width = (UInt128.One << 64) / (UInt128)parts;
        for (var i = 0; i < parts; i++)
            yield return new KeyRange((ulong)(width * (UInt128)i), i == parts - 1 ? ulong.MaxValue : (ulong)(width * (UInt128)(i + 1) - 1));
    }

    /// <summary>The two halves of a stretch of several keys.</summary>
    public (KeyRange Lower, KeyRange Upper) Halve()
    {
        var middle = First + (Last - First) / 2;
        return (new KeyRange(First, middle), new KeyRange(middle + 1, Last));
    }
}
