using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// What stands before the keys of a block of an id file, in the processor's byte order, which is little-endian everywhere
/// that the engine runs. The keys follow as they stand in memory, 12 bytes each.
/// </summary>
/// <param name="Magic">Marks a block of this version.</param>
/// <param name="Day">On which day its messages were received.</param>
/// <param name="From">First offset of the log that it covers.</param>
/// <param name="To">First offset behind it.</param>
/// <param name="Count">How many keys follow.</param>
/// <param name="Checksum">CRC32C (RFC 3720, appendix B.4) of all before it and of the keys.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct IdBlock(uint Magic, int Day, ulong From, ulong To, int Count, uint Checksum)
{
    /// <summary>Bytes of a header.</summary>
    public const int Bytes = 32;

    private const uint Version1 = 0x31444943;
    private const int ChecksumBytes = sizeof(uint);

    public static int KeyBytes => Unsafe.SizeOf<MessageKey>();

    /// <summary>The header for keys.</summary>
    public static IdBlock For(int day, ulong from, ulong to, ReadOnlySpan<MessageKey> keys)
    {
        var block = new IdBlock(Version1, day, from, to, keys.Length, 0);
        return block with { Checksum = block.ChecksumWith(keys) };
    }

    /// <summary>Whether the header may be one: worth reading its keys, of which there are at most so many.</summary>
    public bool IsPlausible(long maxKeys) =>
        Magic == Version1 && Day >= 0 && To > From && Count >= 0 && Count <= maxKeys;

    /// <summary>Whether header and keys are what was written.</summary>
    public bool IsIntact(ReadOnlySpan<MessageKey> keys) => keys.Length == Count && Checksum == ChecksumWith(keys);

    private uint ChecksumWith(ReadOnlySpan<MessageKey> keys)
    {
        var header = MemoryMarshal.AsBytes(new ReadOnlySpan<IdBlock>(in this))[..^ChecksumBytes];
        return Crc32C(header, MemoryMarshal.AsBytes(keys));
    }

    /// <summary>The checksum of two pieces, one behind the other.</summary>
    internal static uint Crc32C(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Crc(Crc(~0u, first), second);

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }
}
