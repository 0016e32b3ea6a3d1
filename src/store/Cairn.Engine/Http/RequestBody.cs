using System.IO.Compression;
using Cairn.Engine.Chdb;
using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Http;

/// <summary>The body of a request as plain bytes, read once; what it unpacks to is bounded.</summary>
internal sealed class RequestBody : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly long _bound;
    private long _total;

    private RequestBody(Stream stream, long bound) => (_stream, _bound) = (stream, bound);

    /// <exception cref="ChdbException">The body is packed in a way that the engine does not know: Code 48.</exception>
    public static RequestBody Open(HttpRequest http, EngineLimits limits) => http.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => new RequestBody(http.Body, long.MaxValue),
        "gzip" => new RequestBody(new GZipStream(http.Body, CompressionMode.Decompress), limits.DecompressedBytes),
        var other => throw new ChdbException(ErrorCode.NotImplemented, $"Content-Encoding {other} is not supported: use gzip"),
    };

    /// <summary>Fills as much of the buffer as the body has.</summary>
    /// <exception cref="ChdbException">The body is damaged, or larger than allowed.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            var count = await _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            _total += count;
            return _total <= _bound
                ? count
                : throw new ChdbException(ErrorCode.QueryIsTooLarge, $"The body unpacks to more than {_bound} bytes");
        }
        catch (InvalidDataException damaged)
        {
            throw new ChdbException(ErrorCode.IncorrectData, $"The body is no valid gzip: {damaged.Message}");
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
