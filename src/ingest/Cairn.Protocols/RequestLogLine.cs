using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cairn.Model;

namespace Cairn.Protocols;

/// <summary>
/// Writes requests as lines of a request log, the form in which they can be read, imported and sent again. A body that is
/// JSON stands there as it came, any other as a JSON string. Not thread-safe.
/// </summary>
public sealed class RequestLogLine : IDisposable
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private byte[] _call = new byte[4096];

    /// <summary>A writer of lines.</summary>
    public RequestLogLine() => _json = new Utf8JsonWriter(_line, Options);

    /// <summary>The line that was written last, without line end.</summary>
    public ReadOnlySpan<byte> Written => _line.WrittenSpan;

    /// <summary>Writes a request with one of its calls alone in it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="decoder">Has it open.</param>
    /// <param name="index">The call's place.</param>
    public void Write(ClientRequest request, RequestDecoder decoder, int index)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(decoder);
        if (_call.Length < request.Body.Length)
            _call = new byte[request.Body.Length];
        Write(request, _call.AsSpan(0, decoder.CutOut(index, _call)));
    }

    /// <summary>Writes a request with another body in its place.</summary>
    public void Write(ClientRequest request, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(request);
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("at"u8, DateTimeOffset.FromUnixTimeMilliseconds(request.ReceivedAt).ToString(TimeFormat, CultureInfo.InvariantCulture));
        _json.WriteString("source"u8, request.Source);
        _json.WriteString("method"u8, request.Method);
        _json.WriteString("path"u8, request.Path);
        WriteHeaders(request);
        _json.WritePropertyName("body"u8);
        WriteBody(body);
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <summary>Gives the writer's buffers back.</summary>
    public void Dispose() => _json.Dispose();

    private void WriteHeaders(ClientRequest request)
    {
        _json.WriteStartObject("headers"u8);
        if (request.UserAgent.Length > 0)
            _json.WriteString("user-agent"u8, request.UserAgent);
        foreach (var line in request.Headers.AsSpan().EnumerateLines())
            if (line.IndexOf(':') is > 0 and var colon)
                _json.WriteString(line[..colon], line[(colon + 1)..].Trim());
        _json.WriteEndObject();
    }

    private void WriteBody(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            _json.WriteStringValue("");
        else if (IsJson(body))
            _json.WriteRawValue(body, skipInputValidation: true);
        else if (Utf8.IsValid(body))
            _json.WriteStringValue(body);
        else
            _json.WriteStringValue(Encoding.Latin1.GetString(body));
    }

    /// <summary>Whether the body is JSON on one line; another would end the log's line.</summary>
    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        if (body.IndexOfAny((byte)'\n', (byte)'\r') >= 0 || !Utf8.IsValid(body))
            return false;
        var json = new Utf8JsonReader(body, Wire.WireJson.Body);
        try
        {
            while (json.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
