namespace Cairn.Server;

/// <summary>Bounds of bodies, in bytes.</summary>
public sealed record BodyLimits
{
    /// <summary>The longest body on the wire (413). Real clients send more than Segment's promise of 500 KB.</summary>
    public int WireBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The longest body after it was unpacked (413).</summary>
    public int UnpackedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most bytes that the bodies of all requests under way take together (503): memory stays bounded whatever is sent.</summary>
    public long UnderWayBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// The most bytes of a body in chunks with all that frames it (413): as much again, so that neither the extension of a
    /// chunk (RFC 9112, section 7.1.1) nor the number of chunks is without an end.
    /// </summary>
    internal long ChunkedBytes => 2L * WireBytes;
}
