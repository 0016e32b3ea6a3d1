using System.Numerics;
using System.Runtime.InteropServices;

namespace Cairn.Collect.Spooling;

/// <summary>CRC-32C (Castagnoli, RFC 3720 section 12.1), which tells whether bytes on disk are what was written.</summary>
public static class Checksum
{
    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
