using Cairn.World.Randomness;
using Cairn.World.Text;

namespace Cairn.World.Wire.Rendering;

/// <summary>
/// The address from which a household calls: half of them IPv6 of their own (2001:db8::/32, RFC 3849), half IPv4 behind a
/// provider's address translation (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, RFC 5737), which hundreds share.
/// </summary>
internal static class ClientAddress
{
    /// <summary>Where all testers sit; no household has it.</summary>
    public static ReadOnlySpan<byte> Office => "203.0.113.255"u8;

    /// <param name="text">Where the address goes.</param>
    /// <param name="seed">The world's seed.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="firstOfHousehold">The first of those who live together.</param>
    public static void Add(Utf8Text text, ulong seed, int person, int firstOfHousehold)
    {
        var household = (uint)firstOfHousehold;
        var draw = Mix.Of(seed, 0x1B, household);
        if ((draw & 1) == 0)
        {
            text.Add(((draw >> 1) % 3) switch { 0 => "192.0.2."u8, 1 => "198.51.100."u8, _ => "203.0.113."u8 });
            text.Add(1 + (long)((draw >> 8) % 254));
            return;
        }

        // A product with an odd number is a bijection of 32 bits: no two households share a network.
        var network = unchecked((household + 1) * 0x9E37_79B1u);
        text.Add("2001:db8:"u8);
        Hex(text, network >> 16);
        if ((network & 0xFFFF) != 0)
        {
            text.Add(":"u8);
            Hex(text, network & 0xFFFF);
        }

        text.Add("::"u8);
        // A bot in a household's network has a number far from its members'.
        Hex(text, 1 + (uint)((person - firstOfHousehold) % 0xFFFF));
    }

    /// <summary>Without leading zeros, as RFC 5952 wants it.</summary>
    private static void Hex(Utf8Text text, uint number)
    {
        Span<byte> digits = stackalloc byte[4];
        var first = digits.Length;
        do
        {
            digits[--first] = "0123456789abcdef"u8[(int)(number & 15)];
            number >>= 4;
        }
        while (number != 0);
        text.Add(digits[first..]);
    }
}
