using System.Buffers.Binary;

namespace Cairn.Attribution.Paths;

/// <summary>Finds gzip files that were cut short, which <see cref="System.IO.Compression.GZipStream"/> reads without a word.</summary>
internal static class GzipEnd
{
    /// <summary>
    /// A gzip file ends with the length of its last member (RFC 1952, section 2.3.1: ISIZE), which cannot exceed what was
    /// unpacked. The last four bytes of a file that was cut are compressed data, which read as a length of gigabytes.
    /// </summary>
    /// <param name="file">The packed file.</param>
    /// <param name="unpacked">How many bytes came out of it.</param>
    /// <exception cref="InvalidDataException">The file was cut.</exception>
    public static void Check(FileStream file, long unpacked)
    {
        Span<byte> end = stackalloc byte[4];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) > unpacked)
            throw new InvalidDataException("The gzip data ends too early.");
    }
}
