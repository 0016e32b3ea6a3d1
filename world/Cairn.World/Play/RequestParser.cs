using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Cairn.World.Play;

/// <summary>Makes a request of a line of requests.jsonl.</summary>
internal static class RequestParser
{
    private const string ForwardedFor = "X-Forwarded-For";

    private const int MaxHeaders = 100;
    private const int MaximumDepth = 256;

    /// <summary>What the connection decides itself, or what would break it.</summary>
    private static readonly string[] NotOurs =
    [
        "Host", "Content-Length", "Connection", "Transfer-Encoding", "Keep-Alive", "Proxy-Connection", "Expect", "Upgrade", "TE",
        "Trailer",
    ];

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonException">The line is no such request; the message says why.</exception>
    public static RecordedRequest Parse(ReadOnlySpan<byte> line, long index)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaximumDepth });
        long? at = null;
        string? method = null, path = null;
        IReadOnlyList<KeyValuePair<string, string>> headers = [];
        byte[] body = [];
        int calls = 1, attempt = 0;
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, "the line");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "at": at = Moment(ref reader); break;
                case "method": method = Text(ref reader, name); break;
                case "path": path = Text(ref reader, name); break;
                case "headers": headers = Headers(ref reader, ref attempt); break;
                case "body": (body, calls) = Body(ref reader, line); break;
                default: reader.Skip(); break;
            }
        }

        if (reader.Read())
            throw new JsonException("more than one object stands on the line");
        if (path is not ['/', ..])
            throw new JsonException("'path' must begin with /");
        return new RecordedRequest
        {
            Index = index,
            At = at ?? throw new JsonException("'at' is missing"),
            Method = Method(method ?? throw new JsonException("'method' is missing")),
            Path = path,
            Headers = headers,
            Client = headers.FirstOrDefault(header => header.Key.Equals(ForwardedFor, StringComparison.OrdinalIgnoreCase)).Value ?? path,
            Attempt = attempt,
            Body = body,
            Calls = calls,
        };
    }

    private static long Moment(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String, "'at'");
        return reader.TryGetDateTimeOffset(out var at) ? at.ToUnixTimeMilliseconds() : throw new JsonException("'at' is no time in ISO 8601");
    }

    private static string Text(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.String, $"'{name}'");
        return reader.GetString()!;
    }

    private static HttpMethod Method(string name) => name switch
    {
        "POST" => HttpMethod.Post,
        "GET" => HttpMethod.Get,
        _ when name.Length > 0 && name.All(char.IsAsciiLetterUpper) => new HttpMethod(name),
        _ => throw new JsonException("'method' is no method of HTTP"),
    };

    private static List<KeyValuePair<string, string>> Headers(ref Utf8JsonReader reader, ref int attempt)
    {
        Expect(ref reader, JsonTokenType.StartObject, "'headers'");
        var headers = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = Text(ref reader, name);
            if (name.Equals(CollectorClient.RetryCount, StringComparison.OrdinalIgnoreCase))
                attempt = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
            else if (name.Length == 0 || value.AsSpan().ContainsAny("\r\n\0"))
                throw new JsonException($"the header '{name}' has no name or a line break");
            else if (headers.Count == MaxHeaders)
                throw new JsonException($"there are more than {MaxHeaders} headers");
            else if (!NotOurs.Contains(name, StringComparer.OrdinalIgnoreCase))
                headers.Add(new(name, value));
        }

        return headers;
    }

    /// <summary>The bytes of the body: an object's or array's own, or a string's, decoded.</summary>
    private static (byte[] Body, int Calls) Body(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var begin = (int)reader.TokenStartIndex;
                var calls = reader.TokenType == JsonTokenType.StartArray ? Items(ref reader) : CallsIn(ref reader);
                return (line[begin..(int)reader.BytesConsumed].ToArray(), calls);
            case JsonTokenType.String:
                var decoded = new ArrayBufferWriter<byte>(Math.Max(1, reader.ValueSpan.Length));
                decoded.Advance(reader.CopyString(decoded.GetSpan(reader.ValueSpan.Length)));
                return (decoded.WrittenSpan.ToArray(), 1);
            case JsonTokenType.Null:
                return ([], 1);
            default:
                throw new JsonException("'body' is neither an object, an array nor a string");
        }
    }

    /// <summary>The length of <c>batch</c>, or 1. Stops at the end of the object.</summary>
    private static int CallsIn(ref Utf8JsonReader reader)
    {
        var calls = 1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isBatch = reader.ValueTextEquals("batch"u8);
            reader.Read();
            if (isBatch && reader.TokenType == JsonTokenType.StartArray)
                calls = Items(ref reader);
            else
                reader.Skip();
        }

        return calls;
    }

    private static int Items(ref Utf8JsonReader reader)
    {
        var items = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; items++)
            reader.Skip();
        return items;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type)
            throw new JsonException($"{what} is no {(type == JsonTokenType.String ? "text" : "object")}");
    }
}
