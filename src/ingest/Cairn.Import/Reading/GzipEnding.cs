using System.Buffers.Binary;
using System.IO.Compression;

namespace Cairn.Import.Reading;

/// <summary>
/// Tells whether a gzip file ends where its last member does. GZipStream takes a file that was cut for one that is over;
/// but the last four bytes of a whole file are the length of what its last member holds (RFC 1952, 2.3.1: ISIZE).
/// </summary>
internal static class GzipEnding
{
    private const int MaxMembersTried = 64;
    private const int HeaderLength = 10;
    private const int Window = 1024 * 1024;

    /// <param name="path">The file.</param>
    /// <param name="length">How many bytes it gave when it was decompressed.</param>
    public static bool IsWhole(string path, long length)
    {
        using var file = File.OpenRead(path);
        Span<byte> size = stackalloc byte[4];
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(size);
        var lastMember = BinaryPrimitives.ReadUInt32LittleEndian(size);
        // Most files have one member; in others (concatenated logs, bgzip) the last one has to be found from behind.
        return (uint)length == lastMember || MemberStarts(file).Take(MaxMembersTried).Any(start => LengthFrom(path, start) is { } found && (uint)found == lastMember);
    }

    /// <summary>Places that look like a member's beginning (RFC 1952, 2.3: magic, deflate, flags, system), last first.</summary>
    private static IEnumerable<long> MemberStarts(FileStream file)
    {
        var window = new byte[Window];
        for (var end = file.Length; end > 0; end -= Window - HeaderLength + 1)
        {
            var begin = Math.Max(0, end - Window);
            file.Seek(begin, SeekOrigin.Begin);
            var length = file.ReadAtLeast(window.AsSpan(0, (int)(end - begin)), (int)(end - begin), throwOnEndOfStream: false);
            for (var i = length - HeaderLength; i >= 0; i--)
                if (window.AsSpan(i, HeaderLength) is [0x1F, 0x8B, 8, < 0x20, _, _, _, _, 0 or 2 or 4, <= 13 or 255])
                    yield return begin + i;
        }
    }

    private static long? LengthFrom(string path, long start)
    {
        using var file = File.OpenRead(path);
        file.Seek(start, SeekOrigin.Begin);
        using var member = new GZipStream(file, CompressionMode.Decompress);
        var buffer = new byte[Window];
        long length = 0;
        try
        {
            for (int read; (read = member.Read(buffer)) > 0;)
                length += read;
            return length;
        }
        catch (InvalidDataException)
        {
            // The bytes only looked like a member's beginning.
            return null;
        }
    }
}
