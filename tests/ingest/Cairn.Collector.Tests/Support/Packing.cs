using System.IO.Compression;

namespace Cairn.Collector.Tests.Support;

/// <summary>Packs bodies as clients do.</summary>
internal static class Packing
{
    /// <param name="encoding">As Content-Encoding says it; <c>raw deflate</c> is what some send as deflate.</param>
    /// <param name="content">The body.</param>
    public static byte[] Pack(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
            stream.Write(content);
        return packed.ToArray();
    }
}
