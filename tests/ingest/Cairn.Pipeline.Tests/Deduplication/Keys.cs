using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

/// <summary>Keys by number, as even as hashes are.</summary>
internal static class Keys
{
    public static MessageKey Key(ulong number, uint content = 1) => new(Bits(number), content);

    public static MessageKey[] Range(ulong first, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Key(first + (ulong)index))];

    /// <summary>SplitMix64, which maps no two numbers to the same bits.</summary>
    public static ulong Bits(ulong number)
    {
        var bits = (number + 1) * 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
