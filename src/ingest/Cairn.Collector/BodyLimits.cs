namespace Cairn.Collector;

/// <summary>Bounds of bodies, in bytes.</summary>
public sealed record BodyLimits
{
    /// <summary>The longest body on the wire (413). Real clients send more than Segment's promise of 500 KB.</summary>
    public int WireBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The longest body after it was unpacked (413).</summary>
    public int UnpackedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// The most memory that all requests under way take together (503), heads, bodies and what they are unpacked to, beside 16 KB each:
    /// memory stays bounded whatever is sent.
    /// </summary>
    public long UnderWayBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// The most memory that one request can need: an array of each kind and the one that it grows from, arrays having powers of two,
    /// and the texts of a form.
    /// </summary>
    internal long MaxRequest => (4 * Array(WireBytes)) + (8L * WireBytes) + (3 * Array(UnpackedBytes));

    /// <summary>
    /// The most of <see cref="UnderWayBytes"/> for requests whose sender is not known yet: half, or one request.
    /// </summary>
    internal long StrangersBytes => Math.Min(UnderWayBytes, Math.Max(UnderWayBytes / 2, MaxRequest));

    /// <summary>
    /// The most bytes of a body in chunks with all that frames it (413): as much again, so that neither the extension of a
    /// chunk (RFC 9112, section 7.1.1) nor the number of chunks is without an end.
    /// </summary>
    internal long ChunkedBytes => 2L * WireBytes;

    private static long Array(int bytes) => (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)bytes);
}
