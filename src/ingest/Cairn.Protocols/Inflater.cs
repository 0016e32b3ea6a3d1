using System.Buffers.Binary;
using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>
/// Unpacks what one of HTTP's encodings packed, into memory that is bounded twice: by a limit for each body, and by what all take
/// together. Not thread-safe.
/// </summary>
/// <remarks>Sources: RFC 1952 (gzip), RFC 1950 (zlib, which HTTP calls deflate), RFC 1951 (deflate), RFC 7932 (br).</remarks>
/// <param name="limit">The most bytes.</param>
/// <param name="bound">Is asked before much memory is taken.</param>
internal sealed class Inflater(int limit, IMemoryBound? bound) : IDisposable
{
    private const int Step = 16 * 1024;
    private const int MinGzip = 18, MinZlib = 6;

    private readonly PooledBytes _content = new(bound);

    /// <summary>What was unpacked; holds until the next call.</summary>
    public ReadOnlyMemory<byte> Written => _content.Written;

    /// <summary>Bytes that it keeps.</summary>
    public int Capacity => _content.Capacity;

    public static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    /// <summary>Whether a body begins as zlib's format does and as nothing does that is not packed.</summary>
    public static bool IsZlib(ReadOnlySpan<byte> body) => body is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..];

    /// <summary>gzip. A stream takes a body that was cut for one that is over, but a whole one ends with the length of what it holds (2.3.1, ISIZE).</summary>
    public DecodeProblem? Gzip(ReadOnlyMemory<byte> packed) =>
        Read(packed, static source => new GZipStream(source, CompressionMode.Decompress), "gzip")
        ?? (packed.Length >= MinGzip && BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) == (uint)_content.Length ? null : Cut("gzip"));

    /// <summary>zlib's format; a whole one ends with the checksum of what it holds (2.2, ADLER32).</summary>
    public DecodeProblem? Zlib(ReadOnlyMemory<byte> packed) =>
        Read(packed, static source => new ZLibStream(source, CompressionMode.Decompress), "deflate")
        ?? (packed.Length >= MinZlib && BinaryPrimitives.ReadUInt32BigEndian(packed.Span[^4..]) == Adler.Of(_content.Written.Span) ? null : Cut("deflate"));

    /// <summary>Bare deflate, which some send under that name. Nothing in it says that it is whole; what it holds must.</summary>
    public DecodeProblem? Deflate(ReadOnlyMemory<byte> packed) => Read(packed, static source => new DeflateStream(source, CompressionMode.Decompress), "deflate");

    /// <summary>br.</summary>
    public DecodeProblem? Brotli(ReadOnlySpan<byte> packed)
    {
        _content.Clear();
        var decoder = default(BrotliDecoder);
        try
        {
            while (true)
            {
                if (!TryMakeRoom())
                    return BodyUnpacker.NoRoom;
                var status = decoder.Decompress(packed, Room(), out var read, out var written);
                packed = packed[read..];
                _content.Advance(written);
                if (_content.Length > limit)
                    return BodyUnpacker.TooLarge(limit);
                if (status == OperationStatus.DestinationTooSmall)
                    continue;
                if (status == OperationStatus.Done && packed.IsEmpty)
                    return null;
                return status == OperationStatus.NeedMoreData ? Cut("br") : Damaged("br");
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    public void Dispose() => _content.Dispose();

    private DecodeProblem? Read(ReadOnlyMemory<byte> packed, Func<Stream, Stream> open, string encoding)
    {
        _content.Clear();
        try
        {
            using var source = StreamOf(packed);
            using var content = open(source);
            while (true)
            {
                if (!TryMakeRoom())
                    return BodyUnpacker.NoRoom;
                var read = content.Read(Room());
                if (read == 0)
                    return null;
                _content.Advance(read);
                if (_content.Length > limit)
                    return BodyUnpacker.TooLarge(limit);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return Damaged(encoding);
        }
    }

    private bool TryMakeRoom() => _content.TryReserve(Math.Min(Step, MaxRoom));

    private Span<byte> Room()
    {
        var room = _content.GetSpan();
        return room.Length > MaxRoom ? room[..MaxRoom] : room;
    }

    /// <summary>One byte more than is allowed, so that too much is seen.</summary>
    private int MaxRoom => limit + 1 - _content.Length;

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static DecodeProblem Damaged(string encoding) => BodyUnpacker.Unreadable($"the body is packed as {encoding} and is damaged. Send it again.");

    private static DecodeProblem Cut(string encoding) => BodyUnpacker.Unreadable($"the body is packed as {encoding} and is cut off. Send it again.");
}
