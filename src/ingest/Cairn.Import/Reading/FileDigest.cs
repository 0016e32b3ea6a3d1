using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cairn.Import.Reading;

/// <summary>
/// What a file held when it was read for its name: the hash of all its bytes, and a check of each piece, by which a later
/// reading proves that it reads the same before anybody sees a byte of the piece.
/// </summary>
internal sealed class FileDigest
{
    /// <summary>Bytes of a piece; the last one may be shorter.</summary>
    public const int PieceBytes = 1 << 20;

    private readonly List<ulong> _pieces = [];

    private FileDigest()
    {
    }

    /// <summary>SHA-256 of all bytes, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>How many bytes there were.</summary>
    public long Bytes { get; private set; }

    /// <summary>Reads a file to its end.</summary>
    public static async Task<FileDigest> OfAsync(Stream file, CancellationToken ct)
    {
        var digest = new FileDigest();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceBytes];
        for (int read; (read = await file.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, ct)) > 0;)
        {
            hash.AppendData(piece, 0, read);
            digest._pieces.Add(CheckOf(piece.AsSpan(0, read)));
            digest.Bytes += read;
        }
        digest.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return digest;
    }

    /// <summary>How long a piece is.</summary>
    public int LengthOf(int piece) => (int)Math.Min(PieceBytes, Bytes - ((long)piece * PieceBytes));

    /// <summary>Whether a piece is what it was.</summary>
    public bool IsSame(int piece, ReadOnlySpan<byte> bytes) => bytes.Length == LengthOf(piece) && CheckOf(bytes) == _pieces[piece];

    /// <summary>Two CRC32C (RFC 3720, appendix B.4), of the words and of the words times an odd number: 64 bits against accidents.</summary>
    private static ulong CheckOf(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (first, second) = (~0u, ~0u);
        foreach (var word in words)
        {
            first = BitOperations.Crc32C(first, word);
            second = BitOperations.Crc32C(second, word * 0x9E3779B97F4A7C15);
        }
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            first = BitOperations.Crc32C(first, rest);
            second = BitOperations.Crc32C(second, (byte)(rest * 0x5B));
        }
        return ((ulong)first << 32) | second;
    }
}
