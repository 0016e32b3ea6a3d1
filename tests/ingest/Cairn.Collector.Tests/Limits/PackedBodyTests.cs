using System.IO.Compression;
using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

/// <summary>Bodies that are small on the wire and were made to be large, or endless, when they are unpacked.</summary>
public sealed class PackedBodyTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";
    private const int Megabyte = 1 << 20;
    private const int MaxMegabytes = 200;

    private static readonly byte[] Zeros = new byte[Megabyte];
    private static readonly byte[] Xs = [.. Enumerable.Repeat((byte)'x', Megabyte)];

    /// <summary>Name of the bomb, path, status and code.</summary>
    [Theory]
    [InlineData("zeros", "/v1/batch", 413, "body_too_large")]
    [InlineData("json", "/v1/batch", 413, "body_too_large")]
    [InlineData("many events", "/v1/batch", 413, "body_too_large")]
    [InlineData("in a form", "/e/", 413, "body_too_large")]
    [InlineData("packed twice", "/v1/batch", 400, "body_unreadable")]
    [InlineData("packed ten times", "/v1/batch", 400, "body_unreadable")]
    [InlineData("many members", "/v1/batch", 413, "body_too_large")]
    [InlineData("small, packed twice", "/v1/batch", 400, "body_unreadable")]
    public async Task A_bomb_costs_no_more_than_the_bound_and_harms_nobody(string bomb, string path, int status, string code)
    {
        await using var collector = await TestCollector.StartAsync();
        var body = Bomb(bomb);
        body.Length.ShouldBeLessThan(4 * Megabyte, "it passes the bound of the wire");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var answer = await collector.PostAsync(path, body);
        await answer.ShouldRejectAsync(status, code);
        ((GC.GetTotalAllocatedBytes(precise: true) - before) / Megabyte).ShouldBeLessThan(MaxMegabytes);
        collector.Stored().ShouldBeEmpty();
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    private static byte[] Bomb(string name) => name switch
    {
        "zeros" => Packed(Zeros, 1000),
        "json" => Packed(Xs, 500, "{\"batch\":[],\"x\":\""),
        "many events" => Packed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good + ",", 10_000))), 500, "{\"batch\":["),
        "in a form" => Encoding.ASCII.GetBytes("data=" + Uri.EscapeDataString(Convert.ToBase64String(Packed(Zeros, 1000)))),
        "packed twice" => Packed(Packed(Zeros, 1000)),
        "packed ten times" => Enumerable.Range(0, 10).Aggregate(Packed(Zeros, 100), static (bytes, _) => Packed(bytes)),
        "many members" => [.. Enumerable.Repeat(Packed(Zeros), 1000).SelectMany(static member => member)],
        _ => Packed(Packed(Encoding.UTF8.GetBytes(Good))),
    };

    private static byte[] Packed(byte[] piece, int times = 1, string beginning = "")
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(beginning));
            for (var i = 0; i < times; i++)
                gzip.Write(piece);
        }
        return packed.ToArray();
    }
}
