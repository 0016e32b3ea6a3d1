using System.Text;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>
/// Takes a request's body as it arrived and gives the body that <see cref="RequestDecoder"/> reads. What a body is packed with is
/// seen from its bytes wherever they tell, because clients name the wrong encoding or none: gzip and zlib by their first two bytes, the
/// forms of PostHog's older clients (<c>data=...</c>, base64) by their beginning or by <c>?compression=base64</c>. What no
/// bytes tell, br and bare deflate, is believed if the header Content-Encoding says it and the body bears it out. A byte order mark
/// before a text is left out. A body that is not packed costs nothing. One serves for many requests, one at a time.
/// </summary>
/// <remarks>A body of several gzip members put together, which no client sends, counts as damaged.</remarks>
public sealed class BodyUnpacker : IDisposable
{
    /// <summary>The code of a body that could not be unpacked for want of memory: it may be sent again.</summary>
    public const string Busy = "busy";

    /// <summary>What the texts take, about, that a form is read by: some copies of it, two bytes a character.</summary>
    private const int FormCopies = 8;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly int _limit;
    private readonly IMemoryBound? _bound;
    private readonly PooledBytes _form;
    private readonly Inflater _inflater;

    /// <summary>Takes the limits.</summary>
    /// <param name="limit">The most bytes of a body, packed and unpacked; from 1 to 1,073,741,823.</param>
    /// <param name="bound">Is asked before more than some kilobytes are taken, and given back to; null: only the limit counts.</param>
    public BodyUnpacker(int limit, IMemoryBound? bound = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1 << 30);
        (_limit, _bound, _form, _inflater) = (limit, bound, new PooledBytes(bound), new Inflater(limit, bound));
    }

    internal static DecodeProblem NoRoom { get; } = new(Busy, "body", "too many large requests are under way. Send it again later.");

    /// <summary>Unpacks a body.</summary>
    /// <param name="path">The path as it was asked for, with its query.</param>
    /// <param name="raw">The body as it arrived.</param>
    /// <param name="body">
    /// The body unpacked, a part of <paramref name="raw"/> itself when it was not packed; holds until the next call or
    /// <see cref="Dispose"/>. Empty when there is a problem.
    /// </param>
    /// <param name="encoding">The header Content-Encoding; empty when there was none.</param>
    /// <returns>
    /// Null when all is well; otherwise why not: <c>body_too_large</c>, found as soon as the limit is passed,
    /// <c>body_unreadable</c> for what is cut or damaged, or <see cref="Busy"/>.
    /// </returns>
    public DecodeProblem? Unpack(string path, ReadOnlyMemory<byte> raw, out ReadOnlyMemory<byte> body, string encoding = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(encoding);
        body = default;
        if (raw.Length > _limit)
            return TooLarge(_limit);
        var content = WithoutMark(raw);
        if (IsForm(path, content.Span) && ReadForm(content.Span, out content) is { } unreadable)
            return unreadable;
        if (Inflate(encoding, content, out content) is { } damaged)
            return damaged;
        body = WithoutMark(content);
        return null;
    }

    /// <summary>Gives its memory back if that is more than is kept for the next request.</summary>
    public void Trim()
    {
        if (_form.Capacity > PooledBytes.Free)
            _form.Dispose();
        if (_inflater.Capacity > PooledBytes.Free)
            _inflater.Dispose();
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        _form.Dispose();
        _inflater.Dispose();
    }

    internal static DecodeProblem Unreadable(string reason) => new("body_unreadable", "body", reason);

    internal static DecodeProblem TooLarge(int limit) => new("body_too_large", "body",
        $"the body has more than {limit:N0} bytes, unpacked if it was packed. Send fewer calls in one request.");

    private DecodeProblem? Inflate(string encoding, ReadOnlyMemory<byte> packed, out ReadOnlyMemory<byte> content)
    {
        content = packed;
        var (problem, isPacked) = (encoding.Length > 0 ? Named(encoding, packed) : null) ?? Seen(packed);
        if (problem is not null)
            content = default;
        else if (isPacked)
            content = _inflater.Written;
        return problem;
    }

    /// <summary>Unpacks what only the header tells; null when the body does not bear it out, but may be something else.</summary>
    private (DecodeProblem? Problem, bool IsPacked)? Named(string encoding, ReadOnlyMemory<byte> packed)
    {
        var isPlain = packed.Span is [] or [(byte)'{' or (byte)'[', ..];
        DecodeProblem? problem;
        if (encoding.Equals("br", StringComparison.OrdinalIgnoreCase))
            problem = _inflater.Brotli(packed.Span);
        else if (encoding.Equals("deflate", StringComparison.OrdinalIgnoreCase) && !isPlain && !IsKnown(packed.Span))
            problem = IsOtherZlib(packed.Span) ? _inflater.Zlib(packed) : _inflater.Deflate(packed);
        else
            return null;
        return problem?.Code == "body_unreadable" && (isPlain || IsKnown(packed.Span)) ? null : (problem, true);
    }

    private (DecodeProblem? Problem, bool IsPacked) Seen(ReadOnlyMemory<byte> packed)
    {
        if (Inflater.IsGzip(packed.Span))
            return (_inflater.Gzip(packed), true);
        return Inflater.IsZlib(packed.Span) ? (_inflater.Zlib(packed), true) : (null, false);
    }

    private static bool IsKnown(ReadOnlySpan<byte> body) => Inflater.IsGzip(body) || Inflater.IsZlib(body);

    /// <summary>zlib's format with a smaller window than all use (RFC 1950, section 2.2: CM is 8, the first two bytes are a multiple of 31).</summary>
    private static bool IsOtherZlib(ReadOnlySpan<byte> body) => body.Length > 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    private static bool IsForm(string path, ReadOnlySpan<byte> body) => body is not ([] or [(byte)'{' or (byte)'[', ..]) && !IsKnown(body)
        && !path.Contains("/webhook/", StringComparison.Ordinal)
        && (body.StartsWith("data="u8) || (path.Contains('?') && PathQuery.Find(path, "compression") == "base64"));

    private DecodeProblem? ReadForm(ReadOnlySpan<byte> raw, out ReadOnlyMemory<byte> content)
    {
        _form.Clear();
        content = default;
        var copies = raw.Length > PooledBytes.Free && _bound is not null ? (long)FormCopies * raw.Length : 0;
        if (copies > 0 && !_bound!.TryTake(copies))
            return NoRoom;
        try
        {
            return Decode(raw);
        }
        finally
        {
            content = _form.Written;
            if (copies > 0)
                _bound!.GiveBack(copies);
        }
    }

    private DecodeProblem? Decode(ReadOnlySpan<byte> raw)
    {
        var data = FormBody.Raw(raw, "data"u8);
        var text = FormBody.Decode(data.IsEmpty ? raw : data);
        var isJson = text.StartsWith('{') || text.StartsWith('[');
        if (!_form.TryReserve(isJson ? Encoding.UTF8.GetByteCount(text) : text.Length + Base64Text.MaxPadding))
            return NoRoom;
        if (isJson)
            _form.Advance(Encoding.UTF8.GetBytes(text, _form.GetSpan()));
        else if (!Base64Text.TryDecode(text, _form))
            return Unreadable("the body's 'data' is neither JSON nor base64. Send the calls as JSON.");
        return null;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
}
