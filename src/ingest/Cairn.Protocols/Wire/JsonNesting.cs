using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Finds where a JSON object or array ends without looking at what is in it: 64 bytes at a time become masks of quotes,
/// backslashes and brackets, and brackets inside of texts are masked out. Says nothing about whether it is JSON.
/// </summary>
/// <remarks>
/// Source: Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28 (2019), section 3.1: structural
/// characters by masks, escapes by runs of backslashes, texts by the prefix exclusive-or of the quotes.
/// </remarks>
internal static class JsonNesting
{
    private const int Block = 64;
    private const ulong EvenBits = 0x5555555555555555;

    /// <summary>The place behind the bracket that closes the one at a place.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="start">Place of <c>{</c> or <c>[</c>.</param>
    /// <returns>-1 when nothing closes it.</returns>
    public static int EndOf(ReadOnlySpan<byte> utf8, int start)
    {
        Span<byte> rest = stackalloc byte[Block];
        var (depth, escaped, inText) = (0, 0UL, 0UL);
        for (var at = start; at < utf8.Length; at += Block)
        {
            scoped var block = utf8[at..];
            if (block.Length < Block)
            {
                // What is neither quote, backslash nor bracket changes nothing.
                rest.Clear();
                block.CopyTo(rest);
                block = rest;
            }
            var bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(block));
            var quotes = Mask(bytes, (byte)'"') & ~Escaped(Mask(bytes, (byte)'\\'), ref escaped);
            var texts = PrefixXor(quotes) ^ inText;
            inText = (ulong)((long)texts >> (Block - 1));
            // '{' and '[' differ in one bit only, and so do '}' and ']'.
            var folded = bytes | Vector512.Create((byte)0x20);
            var opens = Mask(folded, (byte)'{') & ~texts;
            var closes = Mask(folded, (byte)'}') & ~texts;
            var closed = BitOperations.PopCount(closes);
            if (closed == 0 || closed < depth)
                depth += BitOperations.PopCount(opens) - closed;
            else if (Find(opens, closes, ref depth) is >= 0 and var end)
                return at + end + 1;
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector512<byte> bytes, byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    /// <summary>Which bytes a backslash before them takes out of their meaning.</summary>
    /// <param name="backslashes">Where backslashes stand.</param>
    /// <param name="carry">1 when the block before ended in one that escapes; then the same for this block.</param>
    private static ulong Escaped(ulong backslashes, ref ulong carry)
    {
        if (backslashes == 0)
        {
            var first = carry;
            carry = 0;
            return first;
        }
        backslashes &= ~carry;
        var follows = (backslashes << 1) | carry;
        // Runs that begin at odd places, added up, leave their ends at places that tell the runs' parity.
        var oddStarts = backslashes & ~EvenBits & ~follows;
        var ends = oddStarts + backslashes;
        carry = ends < oddStarts ? 1UL : 0;
        return (EvenBits ^ (ends << 1)) & follows;
    }

    /// <summary>Each bit becomes the exclusive-or of all bits up to it: 1 from an opening quote to the one that closes.</summary>
    private static ulong PrefixXor(ulong bits)
    {
        for (var shift = 1; shift < Block; shift <<= 1)
            bits ^= bits << shift;
        return bits;
    }

    /// <summary>Goes from bracket to bracket through a block.</summary>
    /// <returns>Place of the one at which the depth comes to 0; -1 when none is, and the depth is that of the block's end.</returns>
    private static int Find(ulong opens, ulong closes, ref int depth)
    {
        for (var brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
        {
            var place = BitOperations.TrailingZeroCount(brackets);
            depth += (opens >> place & 1) != 0 ? 1 : -1;
            if (depth == 0)
                return place;
        }
        return -1;
    }
}
