using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Cairn.Engine.Chdb;
using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Http;

/// <summary>
/// Writes the answer to one statement. Before the first byte an error becomes a status and a code; after it, the error
/// stands behind a tag that the headers named, and the body is left unfinished, so that no client takes it for whole.
/// </summary>
internal sealed class Answer(HttpResponse response, EngineRequest request) : IAsyncDisposable
{
    private readonly string _tag = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 16);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private Stream? _body;

    /// <summary>Sets the headers of a good answer; nothing is sent yet.</summary>
    public void Begin(string? format, QueryFigures figures)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = ContentType(format);
        var headers = response.Headers;
        headers["X-ClickHouse-Timezone"] = "UTC";
        headers["X-ClickHouse-Server-Display-Name"] = "cairn";
        headers["X-ClickHouse-Exception-Tag"] = _tag;
        headers["X-ClickHouse-Summary"] = figures.ToSummary(TimeProvider.System.GetElapsedTime(_started));
        if (format is not null) headers["X-ClickHouse-Format"] = format;
        if (!request.Compress || format is null) return;
        headers.ContentEncoding = "gzip";
        _body = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>Sends bytes that stand in chDB's memory, from an offset on.</summary>
    public async Task WriteAsync(ChdbResult result, int offset, CancellationToken ct)
    {
        var length = result.Bytes.Length - offset;
        if (length <= 0) return;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            result.Bytes[offset..].CopyTo(copy);
            await (_body ?? response.Body).WriteAsync(copy.AsMemory(0, length), ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    /// <summary>Whether an error can no longer become a status.</summary>
    public bool HasBegun => response.HasStarted || _body is not null;

    /// <summary>Ends a good answer.</summary>
    public ValueTask DisposeAsync() => _body?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Appends an error to what has been sent; the caller must then break the connection.</summary>
    public async Task AppendAsync(ChdbException failure, CancellationToken ct)
    {
        var message = failure.Message + "\n";
        var text = $"\r\n__exception__\r\n{_tag}\r\n{message}{Encoding.UTF8.GetByteCount(message)} {_tag}\r\n__exception__\r\n";
        await (_body ?? response.Body).WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await DisposeAsync();
        await response.Body.FlushAsync(ct);
    }

    /// <summary>Answers with an error's own status; nothing has been sent yet.</summary>
    public static async Task RejectAsync(HttpResponse response, ChdbException failure, CancellationToken ct)
    {
        response.Headers.ContentEncoding = default;
        response.Headers.Remove("X-ClickHouse-Format");
        response.StatusCode = ErrorCode.HttpStatus(failure.Code);
        response.ContentType = "text/plain; charset=UTF-8";
        response.Headers["X-ClickHouse-Exception-Code"] = failure.Code.ToString(CultureInfo.InvariantCulture);
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        await response.WriteAsync(failure.Message + "\n", ct);
    }

    private static string ContentType(string? format) => format switch
    {
        null => "text/plain; charset=UTF-8",
        _ when format.Contains("EachRow", StringComparison.OrdinalIgnoreCase) => "application/x-ndjson; charset=UTF-8",
        _ when format.StartsWith("JSON", StringComparison.OrdinalIgnoreCase) => "application/json; charset=UTF-8",
        _ when format.StartsWith("CSV", StringComparison.OrdinalIgnoreCase) => "text/csv; charset=UTF-8; header=absent",
        _ when format.StartsWith("T", StringComparison.OrdinalIgnoreCase) => "text/tab-separated-values; charset=UTF-8",
        _ when format.StartsWith("Pretty", StringComparison.OrdinalIgnoreCase) => "text/plain; charset=UTF-8",
        _ => "application/octet-stream",
    };
}
