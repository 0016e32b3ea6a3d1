using System.Text;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Wire;

public sealed class JsonNestingTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", "\\\"", "\\\\", "\\", ",", ":", " ", "\n", "a", "é", "0", "{}", "[]", "\"{\"", "\"\\\\\"", "\"\\u007b\"",
        new string('x', 61), new string('\\', 63), new string('\\', 64), "\"" + new string('[', 70) + "\"",
    ];

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("{}}", 2)]
    [InlineData("{\"a\":[1,{\"b\":\"}\"}]} , {}", 19)]
    [InlineData("[\"\\\"]\"]", 7)]
    [InlineData("[\"\\\\\"]\"]", 6)]
    [InlineData("{", -1)]
    [InlineData("{\"}", -1)]
    [InlineData("[{]", -1)]
    public void An_object_ends_where_its_bracket_closes(string text, int end) => JsonNesting.EndOf(Encoding.UTF8.GetBytes(text), 0).ShouldBe(end);

    [Fact]
    public void It_finds_the_same_end_as_a_reader_wherever_blocks_begin()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var value = Value(random, 0);
            var before = new string(' ', random.Next(130));
            var utf8 = Encoding.UTF8.GetBytes($"{before}{{\"v\":{value}}}{(random.Next(2) == 0 ? "]}\"\\" : ",{\"w\":1}]")}");
            JsonNesting.EndOf(utf8, before.Length).ShouldBe(before.Length + Skipped(utf8.AsSpan(before.Length)), $"seed {seed}: {Encoding.UTF8.GetString(utf8)}");
        }
    }

    [Fact]
    public void It_goes_by_quotes_backslashes_and_brackets_whatever_stands_between()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var utf8 = Encoding.UTF8.GetBytes("{" + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)])));
            JsonNesting.EndOf(utf8, 0).ShouldBe(ByteByByte(utf8), $"seed {seed}: {Encoding.UTF8.GetString(utf8)}");
        }
    }

    private static int Skipped(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.CurrentDepth > 0 || reader.TokenType != JsonTokenType.EndObject)
            reader.Read();
        return (int)reader.BytesConsumed;
    }

    private static string Value(Random random, int depth) => random.Next(depth > 4 ? 4 : 6) switch
    {
        0 => "12.5e3",
        1 => "null",
        2 or 3 => JsonSerializer.Serialize(string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Pieces[random.Next(Pieces.Length)]))),
        4 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => $"{{{string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(i => $"\"{i}\\\\\" : {Value(random, depth + 1)}"))}}}",
    };

    /// <summary>The same, slowly. A backslash takes the meaning of a quote or a backslash behind it, and of nothing else.</summary>
    private static int ByteByByte(byte[] utf8)
    {
        var (depth, isText, isEscaped) = (0, false, false);
        for (var at = 0; at < utf8.Length; at++)
        {
            var value = utf8[at];
            if (value == '"' && !isEscaped)
                isText = !isText;
            else if (value is (byte)'{' or (byte)'[' && !isText)
                depth++;
            else if (value is (byte)'}' or (byte)']' && !isText && --depth == 0)
                return at + 1;
            isEscaped = value == '\\' && !isEscaped;
        }
        return -1;
    }
}
