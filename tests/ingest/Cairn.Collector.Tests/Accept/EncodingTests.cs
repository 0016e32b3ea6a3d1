using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

public sealed class EncodingTests
{
    private const string Keyed = """{"writeKey":"wk_test","type":"track","event":"Page Viewed","anonymousId":"ü"}""";

    /// <summary>How it is packed and what the header says; clients name the wrong one too, or none.</summary>
    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip", "br")]
    [InlineData("gzip", "deflate")]
    [InlineData("gzip", "")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate", "")]
    [InlineData("deflate", "br")]
    [InlineData("raw deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("br", "BR")]
    [InlineData("", "br")]
    [InlineData("", "deflate")]
    [InlineData("", "identity")]
    public async Task A_packed_body_is_read_with_the_key_inside(string packing, string header)
    {
        await using var collector = await TestCollector.StartAsync();
        var content = Encoding.UTF8.GetBytes(Keyed);
        using var answer = await collector.PostAsync("/v1/track", packing.Length > 0 ? Packing.Pack(packing, content) : content, null, header.Length > 0 ? [("Content-Encoding", header)] : []);
        ((int)answer.StatusCode).ShouldBe(200, await answer.TextAsync());
        collector.Stored().ShouldHaveSingleItem().Body.ShouldBe(Keyed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_byte_order_mark_before_a_body_does_not_hide_the_key_inside(string packing)
    {
        await using var collector = await TestCollector.StartAsync();
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Keyed)];
        using var answer = await collector.PostAsync("/v1/track", packing.Length > 0 ? Packing.Pack(packing, content) : content, null, packing.Length > 0 ? [("Content-Encoding", packing)] : []);
        ((int)answer.StatusCode).ShouldBe(200, await answer.TextAsync());
        collector.Stored().ShouldHaveSingleItem().Body.ShouldBe(Keyed);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip")]
    public async Task One_that_is_cut_is_told_as_that(string packing)
    {
        await using var collector = await TestCollector.StartAsync();
        var packed = Packing.Pack(packing, Encoding.UTF8.GetBytes(Keyed));
        using var answer = await collector.PostAsync("/v1/track", packed[..^3], TestCollector.Key, ("Content-Encoding", packing));
        await answer.ShouldRejectAsync(400, "body_unreadable");
        (await answer.TextAsync()).ShouldContain(packing);
    }

    [Fact]
    public async Task One_of_many_megabytes_is_read_too()
    {
        await using var collector = await TestCollector.StartAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 2000).Select(i => $$"""{"type":"track","event":"Page Viewed","anonymousId":"a","properties":{"n":"{{i}}-{{Convert.ToHexString(Guid.NewGuid().ToByteArray())}}-{{random.NextInt64()}}" } }""");
        var content = Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', calls)}}],"x":"{{new string('x', 3_000_000)}}"}""");
        foreach (var packing in new[] { "br", "deflate", "raw deflate" })
        {
            using var answer = await collector.PostAsync("/v1/batch", Packing.Pack(packing, content), TestCollector.Key, ("Content-Encoding", packing.Split(' ')[^1]));
            ((int)answer.StatusCode).ShouldBe(200, $"{packing}, seed {seed}: {await answer.TextAsync()}");
        }
        collector.Stored().Select(stored => stored.Calls).ShouldBe([2000, 2000, 2000]);
    }
}
