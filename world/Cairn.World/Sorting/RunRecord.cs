using System.Buffers.Binary;

namespace Cairn.World.Sorting;

/// <summary>A record in a run's file: key, tie and length of the payload, little-endian, then the payload.</summary>
internal static class RunRecord
{
    public const int HeaderBytes = 20;

    /// <summary>The longest record, from header to the payload's end.</summary>
    public const int MaxBytes = HeaderBytes + ExternalSort.MaxPayloadLength;

    public static void Write(Span<byte> target, long key, ulong tie, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, key);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], tie);
        BinaryPrimitives.WriteInt32LittleEndian(target[16..], payload.Length);
        payload.CopyTo(target[HeaderBytes..]);
    }

    public static (long Key, ulong Tie, int Length) ReadHeader(ReadOnlySpan<byte> source) => (
        BinaryPrimitives.ReadInt64LittleEndian(source),
        BinaryPrimitives.ReadUInt64LittleEndian(source[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(source[16..]));
}
