using System.Numerics;
using System.Runtime.InteropServices;
using Cairn.Model;

namespace Cairn.Spool;

/// <summary>CRC-32C (Castagnoli, RFC 3720 section 12.1), which tells whether bytes on disk are what was written.</summary>
public static class Checksum
{
    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    /// <summary>The checksum of everything that is kept of a request, its body last.</summary>
    internal static uint Of(ClientRequest request, ReadOnlySpan<byte> body)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (ulong)request.ReceivedAt);
        crc = Add(Add(crc, request.Source), request.Method);
        crc = Add(Add(crc, request.Path), request.UserAgent);
        return ~Add(Add(crc, request.Headers), body);
    }

    private static uint Add(uint crc, string text) => Add(crc, MemoryMarshal.AsBytes(text.AsSpan()));

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
