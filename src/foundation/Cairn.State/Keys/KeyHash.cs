using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.State.Keys;

/// <summary>SHA-256 of a key's text (FIPS 180-4), small enough to be looked up by.</summary>
public readonly record struct KeyHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The hash of a text of any length that fits into a request's head.</summary>
    public static KeyHash Of(string key)
    {
        var text = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(key.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, Encoding.UTF8.GetBytes(key, text)), hash);
        ArrayPool<byte>.Shared.Return(text, clearArray: true);
        return MemoryMarshal.Read<KeyHash>(hash);
    }

    /// <summary>The hash from the form in which it is kept.</summary>
    /// <returns>False when the text is no such hash.</returns>
    public static bool TryParse(string hex, out KeyHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        var isWhole = hex.Length == 2 * bytes.Length && Convert.FromHexString(hex, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length;
        hash = isWhole ? MemoryMarshal.Read<KeyHash>(bytes) : default;
        return isWhole;
    }

    /// <summary>Hexadecimal, lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<KeyHash>(in this)));
}
