using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Cairn.Bench.Fuzz;

/// <summary>Makes broken and odd requests of good ones. The same seed gives the same requests. Not thread-safe.</summary>
internal sealed class Mutator(FuzzSeed[] seeds, string writeKey, int seed)
{
    private const int MaxBodyLength = 16 * 1024;

    private static readonly string[] Oddities =
    [
        "\"\\ud800\"", "\"\\udc00x\"", "1e999", "-1e999", "123456789012345678901234567890", "0.1e-400", "null", "true", "{}", "[]", "\"\"",
        "\"\\u0000\"", "-0", "9007199254740993", "\"9999-12-31T23:59:59.999Z\"", "\"0001-01-01\"", "{\"a\":1,\"a\":2}", "NaN", "\"2026-13-45\"",
    ];

    private static readonly byte[][] Bytes =
        [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0], [0x1F, 0x8B], [0xEF, 0xBB, 0xBF], "\r\n\r\n"u8.ToArray(), "%"u8.ToArray(), "\""u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray()];

    private static readonly string[] ContentTypes =
        ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/cloudevents+json", "multipart/form-data; boundary=x", "", "\t;;;"];

    private readonly Random _random = new(seed);
    private readonly string _authorization = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(writeKey + ":"));

    /// <summary>The next request, framed as HTTP asks: what is odd is inside.</summary>
    public byte[] Next()
    {
        var origin = Pick(seeds);
        var body = origin.Body;
        for (var rounds = _random.Next(0, 5); rounds > 0; rounds--)
            body = Mutate(body);
        if (body.Length > MaxBodyLength)
            body = body[..MaxBodyLength];
        var target = _random.Next(8) == 0 ? Bend(Pick(seeds).Target) : origin.Target;
        var method = _random.Next(50) == 0 ? Pick(["GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS"]) : origin.Method;
        var head = new StringBuilder($"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (_random.Next(20) != 0)
            head.Append(CultureInfo.InvariantCulture, $"Authorization: {(_random.Next(20) == 0 ? Bend(_authorization) : _authorization)}\r\n");
        if (_random.Next(4) == 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {Pick(ContentTypes)}\r\n");
        if (_random.Next(10) == 0)
            head.Append("ce-id: 1\r\nce-source: x\r\nce-type: t\r\nsec-gpc: 1\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    private byte[] Mutate(byte[] body)
    {
        var at = _random.Next(body.Length + 1);
        var rest = body.Length - at;
        var cut = Math.Min(rest, _random.Next(64));
        return _random.Next(11) switch
        {
            0 when rest > 0 => Flip(body, at),
            1 => [.. body[..at], .. Pick(Bytes), .. body[at..]],
            2 => [.. body[..at], .. body[(at + cut)..]],
            3 => [.. body[..at], .. body[at..(at + cut)], .. body[at..]],
            4 => body[..at],
            5 => ReplaceValue(body),
            6 => Splice(body, at),
            7 => [.. body[..at], .. Enumerable.Repeat((byte)(_random.Next(2) == 0 ? '[' : '{'), _random.Next(1, 700)), .. body[at..]],
            8 => Pack(body),
            9 => [.. body[..at], .. Encoding.ASCII.GetBytes(new string('9', _random.Next(1, 400))), .. body[at..]],
            _ => [.. Pick(seeds).Body],
        };
    }

    private byte[] Flip(byte[] body, int at)
    {
        byte[] flipped = [.. body];
        flipped[at] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    /// <summary>Puts something odd in the place of a value.</summary>
    private byte[] ReplaceValue(byte[] body)
    {
        var colon = body.Length == 0 ? -1 : Array.IndexOf(body, (byte)':', _random.Next(body.Length));
        if (colon < 0)
            return body;
        var end = body.AsSpan(colon + 1).IndexOfAny((byte)',', (byte)'}');
        return end < 0 ? body : [.. body[..(colon + 1)], .. Encoding.UTF8.GetBytes(Pick(Oddities)), .. body[(colon + 1 + end)..]];
    }

    private byte[] Splice(byte[] body, int at)
    {
        var other = Pick(seeds).Body;
        return [.. body[..at], .. other[_random.Next(other.Length + 1)..]];
    }

    private byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var bytes = packed.ToArray();
        return bytes.Length > 12 && _random.Next(3) == 0 ? bytes[..^_random.Next(1, 12)] : bytes;
    }

    /// <summary>Changes a text that has to stay on its line.</summary>
    private string Bend(string text)
    {
        var at = _random.Next(1, text.Length);
        return _random.Next(5) switch
        {
            0 => text[..at],
            1 => text[..at] + "%ff" + text[at..],
            2 => text + "?writeKey=" + new string('k', _random.Next(400)),
            3 => text[..at] + "/" + text[at..],
            _ => text + "/../" + text[1..],
        };
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
