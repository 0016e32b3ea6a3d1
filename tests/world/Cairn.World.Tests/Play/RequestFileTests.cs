using System.Text;
using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class RequestFileTests
{
    [Theory]
    [InlineData("{", "requests.jsonl:3:2: this is no request: ")]
    [InlineData("[]", "requests.jsonl:3: this is no request: the line is no object")]
    [InlineData("""{"method":"POST","path":"/"}""", "requests.jsonl:3: this is no request: 'at' is missing")]
    [InlineData("""{"at":"yesterday","method":"POST","path":"/"}""", "requests.jsonl:3: this is no request: 'at' is no time in ISO 8601")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","path":"/"}""", "requests.jsonl:3: this is no request: 'method' is missing")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"po st","path":"/"}""", "requests.jsonl:3: this is no request: 'method' is no method of HTTP")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"v1"}""", "requests.jsonl:3: this is no request: 'path' must begin with /")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/","headers":{"A":1}}""", "requests.jsonl:3: this is no request: 'A' is no text")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/","headers":{"A":"b\r\nC: d"}}""", "requests.jsonl:3: this is no request: the header 'A' has no name or a line break")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/","body":7}""", "requests.jsonl:3: this is no request: 'body' is neither an object, an array nor a string")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/"} {}""", "requests.jsonl:3:58: this is no request: ")]
    public async Task a_line_that_is_no_request_ends_the_playing_after_what_came_before(string line, string message)
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var problem = await Should.ThrowAsync<WorldException>(() => collector.PlayAsync([Playing.Line(0), "", line, Playing.Line(1)], new SkippingTime()));
        problem.Message.ShouldStartWith(message);
        problem.Remedy.ShouldContain("at, source, method, path, headers and body");
        collector.Received.Length.ShouldBe(1);
    }

    [Fact]
    public async Task lines_are_read_whatever_the_pieces_they_come_in()
    {
        var random = new Random(20260105);
        var lines = Enumerable.Range(0, 300).Select(number => new string((char)('a' + (number % 26)), random.Next(0, 900))).ToArray();
        var reader = new LongLines(new Pieces(Encoding.ASCII.GetBytes(string.Join('\n', lines)), random), "f", longest: 1024);
        foreach (var expected in lines)
            Encoding.ASCII.GetString((await reader.NextAsync(TestContext.Current.CancellationToken))!.Value.Span).ShouldBe(expected);
        (await reader.NextAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        reader.BytesRead.ShouldBe(lines.Sum(line => line.Length + 1) - 1);
    }

    [Fact]
    public async Task a_line_beyond_the_bound_is_told()
    {
        var reader = new LongLines(new MemoryStream(Encoding.ASCII.GetBytes("short\r\n" + new string('x', 2000))), "f", longest: 1024);
        (await reader.NextAsync(TestContext.Current.CancellationToken))!.Value.Length.ShouldBe(5);
        (await Should.ThrowAsync<WorldException>(async () => await reader.NextAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldBe("f:2: the line is longer than 1,024 bytes.");
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 400))], cancellationToken);
    }
}
