using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Collector.Tests.Support;

/// <summary>Requests that their clients break off, each in one of the ways that there are.</summary>
internal static class BrokenRequests
{
    private const int Senders = 32;
    private const int Huge = 2_800_000;

    private static readonly string Good = """{"batch":[{"type":"track","event":"Product Viewed","messageId":"MID","anonymousId":"a1","properties":{"product_id":"p1"}}]}""";

    /// <summary>What each sends before it goes, by its name; whether it goes in order or resets is drawn.</summary>
    public static IReadOnlyDictionary<string, Func<string, Random, byte[]>> Kinds { get; } = new Dictionary<string, Func<string, Random, byte[]>>(StringComparer.Ordinal)
    {
        ["nothing"] = static (_, _) => [],
        ["half a line"] = static (_, random) => Bytes("POST /v1/batch HTTP/1.1\r\n"[..random.Next(1, 20)]),
        ["half a head"] = static (key, _) => Bytes($"POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {Basic(key)}"),
        ["head alone"] = static (key, _) => Bytes(Head(key, 5000)),
        ["part of a body"] = static (key, random) => Bytes(Head(key, 100_000) + new string('x', random.Next(1, 99_999))),
        ["part without a key"] = static (_, random) => Bytes(Head(null, 100_000) + new string('x', random.Next(1, 99_999))),
        ["most of a huge body"] = static (_, random) => Bytes(Head(null, 3_500_000) + new string('x', random.Next(40) == 0 ? Huge : 70_000)),
        ["wrong key"] = static (_, random) => Bytes(Head("wk_wrong", 100_000) + new string('x', random.Next(1, 50_000))),
        ["in a chunk"] = static (key, random) => Bytes(ChunkedHead(key) + $"{90_000:x}\r\n{new string('x', random.Next(80_000))}"),
        ["between chunks"] = static (key, random) => Bytes(ChunkedHead(key) + string.Concat(Enumerable.Repeat($"{1000:x}\r\n{new string('x', 1000)}\r\n", random.Next(1, 60)))),
        ["no chunk at all"] = static (key, _) => Bytes(ChunkedHead(key) + "no hex\r\n"),
        ["gzip that is cut"] = static (key, random) => Cut(key, "gzip", random),
        ["br that is cut"] = static (key, random) => Cut(key, "br", random),
        ["gzip bomb"] = static (key, _) => Packed(key, "gzip", Gzip(new byte[3 << 20])),
        ["whole, before the answer"] = static (key, random) => Whole(key, Good.Replace("MID", $"b{random.NextInt64()}", StringComparison.Ordinal)),
        ["whole with the key inside"] = static (key, random) => Whole(null, $$"""{"writeKey":"{{key}}","type":"track","event":"Product Viewed","messageId":"c{{random.NextInt64()}}","anonymousId":"a1"}"""),
        ["no JSON"] = static (key, _) => Whole(key, "{\"batch\":[{\"type\":"),
        ["form"] = static (key, random) => Bytes($"POST /e/ HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {Basic(key)}\r\nContent-Length: 60005\r\n\r\ndata=" + new string('A', random.Next(1, 60_000))),
        ["pixel"] = static (key, random) => Bytes($"GET /v1/pixel/track?writeKey={key}&event=Product+Viewed&anonymousId=a1&messageId=d{random.NextInt64()}&x={new string('x', random.Next(20_000))} HTTP/1.1\r\nHost: x\r\n\r\n"),
        ["half a pixel"] = static (key, _) => Bytes($"GET /v1/pixel/track?writeKey={key}&event=Product+Viewed&x={new string('x', 20_000)}"),
        ["preflight"] = static (_, _) => Bytes("OPTIONS /v1/batch HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\n\r\n"),
        ["asks to go on"] = static (key, _) => Bytes(Head(key, 90_000).Replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n", StringComparison.Ordinal)),
        ["HTTP/2"] = static (_, _) => Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x4\0\0\0\0\0"),
        ["TLS"] = static (_, random) => [0x16, 0x03, 0x01, 0x02, 0x00, .. Noise(random, 100)],
        ["noise"] = static (_, random) => Noise(random, 300),
        ["webhook"] = static (_, _) => Bytes("POST /v1/webhook/sendgrid HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n[" + new string(' ', 40_000)),
        ["two and a half"] = static (key, random) => [.. Whole(key, Good), .. Whole(key, Good), .. Bytes(Head(key, 50_000) + new string('x', random.Next(40_000)))],
        ["live"] = static (_, _) => Bytes("GET /v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer no\r\n\r\n"),
    };

    /// <summary>Sends so many, and breaks each off.</summary>
    /// <returns>How many of each kind.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> SendAsync(IPEndPoint collector, string key, int count, int seed)
    {
        var sent = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        KeyValuePair<string, Func<string, Random, byte[]>>[] kinds = [.. Kinds];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (i, ct) =>
        {
            var random = new Random(seed + i);
            var (name, make) = kinds[i % kinds.Length];
            await BreakOffAsync(collector, make(key, random), random, ct);
            sent.AddOrUpdate(name, 1, static (_, before) => before + 1);
        });
        return sent;
    }

    /// <summary>Sends a good body of about so many bytes by a known sender.</summary>
    public static async Task<HttpStatusCode> SendWholeAsync(IPEndPoint collector, string key, int bytes)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{collector}/v1/batch"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Basic {Basic(key)}");
        request.Content = new StringContent(Good.Insert(1, $"\"padding\":\"{new string('x', bytes)}\","), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task BreakOffAsync(IPEndPoint collector, byte[] bytes, Random random, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(collector, ct);
        try
        {
            await socket.SendAsync(bytes, ct);
            if (random.Next(3) == 0)
            {
                // Goes in order: says that it sends no more, and closes.
                socket.Shutdown(SocketShutdown.Send);
                return;
            }
        }
        catch (SocketException)
        {
            // The collector has closed first, which it may.
            return;
        }
        socket.LingerState = new LingerOption(true, 0);
    }

    private static string Head(string? key, int length) =>
        $"POST /v1/batch HTTP/1.1\r\nHost: x\r\n{(key is null ? "" : $"Authorization: Basic {Basic(key)}\r\n")}Content-Length: {length}\r\n\r\n";

    private static string ChunkedHead(string key) => $"POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {Basic(key)}\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static byte[] Whole(string? key, string body) => Bytes(Head(key, body.Length) + body);

    private static byte[] Cut(string key, string encoding, Random random)
    {
        var noise = Noise(random, 4000);
        using var packed = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(noise);
        return Packed(key, encoding, packed.ToArray()[..random.Next(3, 3000)]);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Packed(string key, string encoding, byte[] body) =>
        [.. Bytes(Head(key, body.Length).Replace("\r\n\r\n", $"\r\nContent-Encoding: {encoding}\r\n\r\n", StringComparison.Ordinal)), .. body];

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Basic(string key) => Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":"));
}
