using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cairn.Spool.Files;

/// <summary>
/// The running checksum of a write-ahead log (SQLite's file format, section 4.2), over words in the order of the processor
/// that wrote it, which is little-endian everywhere that the collector runs. Each frame's goes on from that of the frame before.
/// </summary>
internal readonly record struct WalChecksum(uint First, uint Second)
{
    public const int Bytes = 8;

    public static WalChecksum Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], Second);
    }

    /// <param name="bytes">A multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public WalChecksum Add(ReadOnlySpan<byte> bytes)
    {
        var (first, second) = (First, Second);
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            first += words[i] + second;
            second += words[i + 1] + first;
        }
        return new WalChecksum(first, second);
    }

    public bool DiffersByOneBit(WalChecksum other) =>
        BitOperations.PopCount(First ^ other.First) + BitOperations.PopCount(Second ^ other.Second) == 1;
}
