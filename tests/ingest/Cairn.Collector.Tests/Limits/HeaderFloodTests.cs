using System.Globalization;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

/// <summary>Heads of requests, and what may follow a body, that are far too much: rejected early, whatever their form.</summary>
public sealed class HeaderFloodTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";
    private const string Chunks = "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n";
    private const string Long = "a value of some length that is sent a few thousand times, be it as one header, as many, or after the body";
    private const int Pieces = 4000;

    [Theory]
    [InlineData("", "X-{0}: 1\r\n", "431")]
    [InlineData("", "X-{0}: " + Long + "\r\n", "431")]
    [InlineData("X: ", Long, "431")]
    [InlineData("", "Cookie: " + Long + "\r\n", "431")]
    [InlineData(Chunks, "X-{0}: " + Long + "\r\n", "400")]
    public async Task A_flood_is_rejected_and_harms_nobody(string beginning, string piece, string status)
    {
        await using var collector = await TestCollector.StartAsync();
        using var connection = collector.Connect();
        await connection.SendAsync($"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: {TestCollector.Basic(TestCollector.Key)}\r\n{beginning}");
        var answer = connection.ReadToEndAsync();
        var sent = 0;
        try
        {
            for (; sent < Pieces && !answer.IsCompleted; sent++)
                await connection.SendAsync(string.Format(CultureInfo.InvariantCulture, piece, sent));
        }
        catch (IOException)
        {
            // It was closed while more was sent, which is what is wanted.
            sent.ShouldBeLessThan(Pieces);
        }
        (await WordsAsync(answer)).ShouldMatch($"^(HTTP/1.1 {status}|$)");
        collector.Stored().ShouldBeEmpty();
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    private static async Task<string> WordsAsync(Task<string> answer)
    {
        try
        {
            return await answer;
        }
        catch (IOException)
        {
            return "";
        }
    }
}
