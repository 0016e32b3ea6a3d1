using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Cairn.Collect.Wire;

namespace Cairn.Collect;

/// <summary>
/// Takes a request's body as it arrived and gives the body that <see cref="RequestDecoder"/> reads. What a body is packed
/// with is seen from its bytes and never from its headers, because clients name the wrong one or none: gzip by its first
/// two bytes, and the forms of PostHog's older clients (<c>data=...</c>, base64) by their beginning or by
/// <c>?compression=base64</c>. A body that is not packed costs nothing. One serves for many requests, one at a time.
/// </summary>
/// <remarks>
/// Source: RFC 1952 (gzip). A body of several gzip members put together, which no client sends, counts as damaged.
/// </remarks>
public sealed class BodyUnpacker : IDisposable
{
    private const int Step = 16 * 1024;

    private readonly int _limit;
    private readonly PooledBytes _form = new(), _inflated = new();

    /// <summary>Takes the limit.</summary>
    /// <param name="limit">The most bytes of a body, packed and unpacked; from 1 to 1,073,741,824.</param>
    public BodyUnpacker(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1 << 30);
        _limit = limit;
    }

    /// <summary>Unpacks a body.</summary>
    /// <param name="path">The path as it was asked for, with its query.</param>
    /// <param name="raw">The body as it arrived.</param>
    /// <param name="body">
    /// The body unpacked, <paramref name="raw"/> itself when it was not packed; holds until the next call or
    /// <see cref="Dispose"/>. Empty when there is a problem.
    /// </param>
    /// <returns>
    /// Null when all is well; otherwise why not: <c>body_too_large</c>, found as soon as the limit is passed, or
    /// <c>body_unreadable</c> for what is cut or damaged.
    /// </returns>
    public CallProblem? Unpack(string path, ReadOnlyMemory<byte> raw, out ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(path);
        body = default;
        if (raw.Length > _limit)
            return TooLarge();
        var content = raw;
        if (IsForm(path, raw.Span) && ReadForm(raw.Span, out content) is { } unreadable)
            return unreadable;
        if (IsGzip(content.Span) && Inflate(content, out content) is { } damaged)
            return damaged;
        body = content;
        return null;
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        _form.Dispose();
        _inflated.Dispose();
    }

    private static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    private static bool IsForm(string path, ReadOnlySpan<byte> body) => body is not ([] or [(byte)'{' or (byte)'[' or 0x1F, ..])
        && !path.Contains("/webhook/", StringComparison.Ordinal)
        && (body.StartsWith("data="u8) || (path.Contains('?') && PathQuery.Find(path, "compression") == "base64"));

    private CallProblem? ReadForm(ReadOnlySpan<byte> raw, out ReadOnlyMemory<byte> content)
    {
        _form.Clear();
        content = default;
        var data = FormBody.Raw(raw, "data"u8);
        var text = FormBody.Decode(data.IsEmpty ? raw : data);
        if (text.StartsWith('{') || text.StartsWith('['))
            Encoding.UTF8.GetBytes(text, _form);
        else if (!Base64Text.TryDecode(text, _form))
            return Unreadable("the body's 'data' is neither JSON nor base64. Send the calls as JSON.");
        content = _form.Written;
        return null;
    }

    private CallProblem? Inflate(ReadOnlyMemory<byte> packed, out ReadOnlyMemory<byte> content)
    {
        content = default;
        _inflated.Clear();
        try
        {
            using var source = StreamOf(packed);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            for (int read; (read = gzip.Read(Room())) > 0;)
            {
                _inflated.Advance(read);
                if (_inflated.Length > _limit)
                    return TooLarge();
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return Unreadable("the body begins as gzip and is damaged. Send it again.");
        }
        // GZipStream takes a body that was cut for one that is over; but the last four bytes of a whole one are the
        // length of what it holds (RFC 1952, 2.3.1: ISIZE).
        if (packed.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) != (uint)_inflated.Length)
            return Unreadable("the body is gzip and is cut off. Send it again.");
        content = _inflated.Written;
        return null;
    }

    /// <summary>Where to read on, with room for one byte more than is allowed, so that too much is seen.</summary>
    private Span<byte> Room()
    {
        var most = _limit + 1 - _inflated.Length;
        var room = _inflated.GetSpan(Math.Min(Step, most));
        return room.Length > most ? room[..most] : room;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static CallProblem Unreadable(string reason) => new("body_unreadable", "body", reason);

    private CallProblem TooLarge() => new("body_too_large", "body",
        $"the body has more than {_limit:N0} bytes, unpacked if it was packed. Send fewer calls in one request.");
}
