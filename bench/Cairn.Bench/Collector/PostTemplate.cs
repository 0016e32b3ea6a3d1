using System.Globalization;
using System.Text;

namespace Cairn.Bench.Collector;

/// <summary>
/// A post as a Segment client sends it, of which only message ids, anonymous ids and times change: a load generator that
/// wrote each body anew would take the processor from the server that it measures.
/// </summary>
internal sealed class PostTemplate
{
    private const string IdMark = "00000000-0000-4000-8000-000000000000";
    private const string PersonMark = "a0n0000000000000";
    private const string TimeMark = "2000-01-01T00:00:00.000Z";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int People = 200_000;

    private readonly byte[] _bytes;
    private readonly int[] _ids, _people, _times;

    public PostTemplate(LoadShape shape, string writeKey)
    {
        EventsPerPost = shape.EventsPerPost;
        var body = shape.EventsPerPost == 1
            ? OneEvent(shape.EventBytes, isAlone: true)
            : $$"""{"batch":[{{string.Join(',', Enumerable.Repeat(OneEvent(shape.EventBytes, isAlone: false), shape.EventsPerPost))}}],"sentAt":"{{TimeMark}}","writeKey":"{{writeKey}}"}""";
        var authorization = Convert.ToBase64String(Encoding.ASCII.GetBytes(writeKey + ":"));
        var head = $"POST {(shape.EventsPerPost == 1 ? "/v1/t" : "/v1/batch")} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
            + $"User-Agent: Mozilla/5.0 (X11; Linux x86_64) Load/1.0\r\nAuthorization: Basic {authorization}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        _bytes = Encoding.UTF8.GetBytes(head + body);
        (_ids, _people, _times) = (Places(IdMark), Places(PersonMark), Places(TimeMark));
    }

    private PostTemplate(PostTemplate other)
    {
        _bytes = [.. other._bytes];
        (_ids, _people, _times, EventsPerPost) = (other._ids, other._people, other._times, other.EventsPerPost);
    }

    public int EventsPerPost { get; }

    public int Bytes => _bytes.Length;

    /// <summary>One with bytes of its own, for another connection.</summary>
    public PostTemplate Copy() => new(this);

    /// <summary>The next post.</summary>
    /// <param name="first">Number of its first event, from which its ids are made; they are never used twice.</param>
    public ReadOnlyMemory<byte> Fill(ulong first)
    {
        Span<byte> time = stackalloc byte[24];
        DateTime.UtcNow.TryFormat(time, out _, TimeFormat, CultureInfo.InvariantCulture);
        foreach (var at in _times)
            time.CopyTo(_bytes.AsSpan(at));
        for (var i = 0; i < _ids.Length; i++)
        {
            var number = first + (ulong)i;
            WriteHex(_bytes.AsSpan(_ids[i] + 24, 12), number);
            WriteHex(_bytes.AsSpan(_people[i] + 4, 12), number * 2654435761 % People);
        }
        return _bytes;
    }

    private static void WriteHex(Span<byte> target, ulong number)
    {
        for (var i = target.Length - 1; i >= 0; i--, number >>= 4)
            target[i] = (byte)"0123456789abcdef"[(int)(number & 15)];
    }

    private int[] Places(string mark)
    {
        var places = new List<int>();
        var bytes = Encoding.ASCII.GetBytes(mark);
        for (int from = 0, at; (at = _bytes.AsSpan(from).IndexOf(bytes)) >= 0; from += at + bytes.Length)
            places.Add(from + at);
        return [.. places];
    }

    private static string OneEvent(int bytes, bool isAlone)
    {
        var text = Build("");
        return Build(new string('x', Math.Max(0, bytes - text.Length)));

        string Build(string padding) =>
            $$$"""{"timestamp":"{{{TimeMark}}}","type":"track","event":"Product Viewed","messageId":"{{{IdMark}}}","anonymousId":"{{{PersonMark}}}","properties":{"product_id":"p-10442","price":29.9,"currency":"EUR","category":"shoes/running"{{{(padding.Length == 0 ? "" : $",\"note\":\"{padding}\"")}}}},"context":{"page":{"url":"https://shop.example/p/10442","path":"/p/10442","title":"P"},"campaign":{"source":"news","medium":"email"},"library":{"name":"analytics.js","version":"1.84.3"}}{{{(isAlone ? $",\"sentAt\":\"{TimeMark}\"" : "")}}}}""";
    }
}
