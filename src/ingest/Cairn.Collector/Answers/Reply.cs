using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cairn.Collector.Answers;

/// <summary>Writes an answer of known bytes; they are copied, and sent when the handler returns.</summary>
internal static class Reply
{
    public static readonly StringValues Json = "application/json; charset=utf-8";
    public static readonly StringValues Text = "text/plain; charset=utf-8";
    public static readonly StringValues Script = "text/javascript; charset=utf-8";
    public static readonly StringValues Gif = "image/gif";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoStore = "no-store";

    /// <summary>An answer with a body.</summary>
    public static void Write(HttpResponse response, int status, StringValues contentType, ReadOnlySpan<byte> body)
    {
        response.StatusCode = status;
        var headers = response.Headers;
        headers.ContentType = contentType;
        headers.ContentLength = body.Length;
        headers.XContentTypeOptions = NoSniff;
        response.BodyWriter.Write(body);
    }

    /// <summary>The same, which nobody may keep.</summary>
    public static void WriteUnkept(HttpResponse response, int status, StringValues contentType, ReadOnlySpan<byte> body)
    {
        response.Headers.CacheControl = NoStore;
        Write(response, status, contentType, body);
    }
}
