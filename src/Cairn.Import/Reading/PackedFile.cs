using System.Buffers.Binary;
using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads a packed file to its end before anything of it is stored, so that one that was cut or damaged on the way leaves
/// no half of itself behind. Needed beside the decompressors because GZipStream takes a cut file for a whole one.
/// </summary>
internal static class PackedFile
{
    private const int BufferSize = 1 << 17;

    /// <summary>A member's header without its name (RFC 1952, section 2.3).</summary>
    private const int HeaderLength = 10;

    /// <exception cref="UserException">The file's data end too early or are damaged.</exception>
    public static async Task VerifyAsync(LogFile file, CancellationToken ct)
    {
        if (file.Content is not (FileContent.Gzip or FileContent.Zstandard))
            return;

        try
        {
            var unpacked = await LengthAsync(file, ct);
            if (file.Content == FileContent.Gzip && !EndsWith(file.Path, unpacked) && !HasSecondMember(file.Path))
                throw new InvalidDataException("the gzip data end too early");
        }
        catch (InvalidDataException damaged)
        {
            throw new UserException(
                $"{file.ShownAs} is not whole: {damaged.Message}; nothing of it was stored",
                "Fetch or pack the file again, then repeat the command.",
                damaged);
        }
    }

    private static async Task<long> LengthAsync(LogFile file, CancellationToken ct)
    {
        await using var stream = file.Open();
        var buffer = new byte[BufferSize];
        var total = 0L;
        for (var read = 1; read > 0; total += read)
        {
            ct.ThrowIfCancellationRequested();
            read = stream.Read(buffer);
        }

        return total;
    }

    /// <summary>Whether the last four bytes are the length of what came out, modulo 2^32 (RFC 1952: ISIZE).</summary>
    private static bool EndsWith(string path, long unpacked)
    {
        using var raw = File.OpenRead(path);
        Span<byte> end = stackalloc byte[4];
        raw.Seek(-end.Length, SeekOrigin.End);
        raw.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)unpacked;
    }

    /// <summary>
    /// Whether another member may begin behind the first. Only then is the length at the end one of a part, as it is for
    /// files that were joined; a header has 50 fixed bits, which do not turn up by chance.
    /// </summary>
    private static bool HasSecondMember(string path)
    {
        using var raw = File.OpenRead(path);
        var buffer = new byte[BufferSize];
        var kept = 0;
        var skip = 1;
        for (var read = raw.Read(buffer); read > 0; read = raw.Read(buffer.AsSpan(kept)))
        {
            var seen = buffer.AsSpan(0, kept + read);
            for (var at = skip; at + HeaderLength <= seen.Length; at++)
            {
                if (IsHeader(seen[at..]))
                    return true;
            }

            kept = Math.Min(HeaderLength - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
            skip = 0;
        }

        return false;
    }

    private static bool IsHeader(ReadOnlySpan<byte> bytes) =>
        bytes is [0x1F, 0x8B, 8, <= 0x1F, _, _, _, _, 0 or 2 or 4, <= 13 or 255, ..];
}
