using System.Net;
using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Import.Requests;

/// <summary>
/// Takes a line of a request log apart: when, for whom and where a request arrived, and its body. The body is the JSON that
/// stands there, byte for byte, or what a JSON string there says. Not thread-safe.
/// </summary>
/// <param name="source">The source of all records; empty: what each line says.</param>
/// <param name="networks">Hashes the networks of the senders; null: they are left away.</param>
internal sealed class RequestLine(string source, NetworkHash? networks)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    private const string ForwardedFor = "x-forwarded-for";

    private readonly StringBuilder _headers = new();
    private string _lastHeaders = "", _network = "", _forwarded = "";
    private byte[] _text = new byte[1024];

    /// <summary>The request; valid as long as the line it was read from. Its time is 0 when the line names none.</summary>
    public ClientRequest Request { get; } = new();

    /// <summary>Where the body begins and ends in the line, quotes included.</summary>
    public (int From, int To) Body { get; private set; }

    /// <exception cref="JsonException">The line is not one JSON object.</exception>
    /// <exception cref="InvalidOperationException">A text in it holds half a surrogate pair.</exception>
    public void Read(ReadOnlyMemory<byte> line)
    {
        Clear();
        var json = new Utf8JsonReader(line.Span, Options);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It does not begin with '{'.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref json, line);
        json.Read();
        if (source.Length > 0)
            Request.Source = source;
    }

    private void Clear()
    {
        (Request.Source, Request.Path, Request.Method, Request.UserAgent, Request.Headers) = ("", "", "POST", "", "");
        (Request.ReceivedAt, Request.Body, Body) = (0, default, default);
    }

    private void ReadMember(ref Utf8JsonReader json, ReadOnlyMemory<byte> line)
    {
        if (json.ValueTextEquals("body"u8))
            ReadBody(ref json, line);
        else if (json.ValueTextEquals("at"u8))
            Request.ReceivedAt = ReadTime(ref json);
        else if (json.ValueTextEquals("source"u8))
            Request.Source = ReadText(ref json);
        else if (json.ValueTextEquals("method"u8))
            Request.Method = ReadText(ref json);
        else if (json.ValueTextEquals("path"u8))
            Request.Path = ReadText(ref json);
        else if (json.ValueTextEquals("headers"u8))
            ReadHeaders(ref json);
        else
            json.Skip();
    }

    private void ReadBody(ref Utf8JsonReader json, ReadOnlyMemory<byte> line)
    {
        json.Read();
        var from = (int)json.TokenStartIndex;
        if (json.TokenType == JsonTokenType.String)
        {
            if (_text.Length < json.ValueSpan.Length)
                _text = new byte[json.ValueSpan.Length];
            Request.Body = _text.AsMemory(0, json.CopyString(_text));
        }
        else if (json.TokenType != JsonTokenType.Null)
        {
            json.Skip();
            Request.Body = line[from..(int)json.BytesConsumed];
        }
        Body = (from, (int)json.BytesConsumed);
    }

    private void ReadHeaders(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }
        _headers.Clear();
        (_network, _forwarded) = ("", "");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (Ascii.EqualsIgnoreCase(json.ValueSpan, "user-agent"u8))
                Request.UserAgent = ReadText(ref json);
            else if (KeptHeaders.Contains(json.ValueSpan))
                AddHeader(json.GetString()!, ReadText(ref json));
            else if (Ascii.EqualsIgnoreCase(json.ValueSpan, NetworkHash.Header))
                _network = ReadText(ref json);
            else if (networks is not null && Ascii.EqualsIgnoreCase(json.ValueSpan, ForwardedFor))
                _forwarded = ReadText(ref json);
            else
                json.Skip();
        }
        AddNetwork();
        Request.Headers = _headers.Equals(_lastHeaders) ? _lastHeaders : _lastHeaders = _headers.ToString();
    }

    /// <summary>One line a header, so a value cannot begin another one.</summary>
    private void AddHeader(string name, string value) =>
        _headers.Append(name.ToLowerInvariant()).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');

    /// <summary>The log is believed: its last address is the one that its own server saw. A hash stands in the logs of Cairn alone, which have no addresses.</summary>
    private void AddNetwork()
    {
        if (networks is not null && AddressOf(_forwarded) is { } address)
            _headers.Append(networks.AddTo("", address));
        else if (_forwarded.Length == 0 && _network.Length > 0)
            AddHeader(NetworkHash.Header, _network);
    }

    /// <summary>The last address of a list; some proxies write the port too.</summary>
    private static IPAddress? AddressOf(string forwarded)
    {
        var last = forwarded.AsSpan(forwarded.LastIndexOf(',') + 1).Trim();
        return IPAddress.TryParse(last, out var address) ? address : IPEndPoint.TryParse(last, out var end) ? end.Address : null;
    }

    private static string ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return json.GetString()!;
        json.Skip();
        return "";
    }

    private static long ReadTime(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && IsoTime.TryParse(json.ValueSpan, out var iso, out _))
            return iso;
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var milliseconds))
            return milliseconds;
        json.Skip();
        return 0;
    }
}
