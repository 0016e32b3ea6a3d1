using System.IO.Hashing;
using System.Security.Cryptography;

namespace Cairn.Import.Reading;

/// <summary>
/// What a file held when it was read for its name: the hash of all its bytes, and one of each piece against accidents, by which a
/// later reading proves that it reads the same before anybody sees a byte of the piece.
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
            digest._pieces.Add(XxHash3.HashToUInt64(piece.AsSpan(0, read)));
            digest.Bytes += read;
        }
        digest.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return digest;
    }

    /// <summary>How long a piece is.</summary>
    public int LengthOf(int piece) => (int)Math.Min(PieceBytes, Bytes - ((long)piece * PieceBytes));

    /// <summary>Whether a piece is what it was.</summary>
    public bool IsSame(int piece, ReadOnlySpan<byte> bytes) => bytes.Length == LengthOf(piece) && XxHash3.HashToUInt64(bytes) == _pieces[piece];
}
