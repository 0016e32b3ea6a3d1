namespace Cairn.World.Randomness;

/// <summary>
/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, with
/// Stafford's constants Mix13): a bijection of 64 bits, so different numbers never collide.
/// </summary>
public static class Mix
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Scatters a number over all 64 bits; no two numbers give the same.</summary>
    public static ulong Of(ulong value)
    {
        var z = unchecked(value + Golden);
        z = unchecked((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB);
        return z ^ (z >> 31);
    }

    /// <summary>Scatters two numbers into one.</summary>
    public static ulong Of(ulong a, ulong b) => Of(Of(a) ^ unchecked(b * 0xD6E8_FEB8_6659_FD93));

    /// <summary>Scatters three numbers into one.</summary>
    public static ulong Of(ulong a, ulong b, ulong c) => Of(Of(a, b), c);

    /// <summary>Scatters four numbers into one.</summary>
    public static ulong Of(ulong a, ulong b, ulong c, ulong d) => Of(Of(a, b, c), d);
}
