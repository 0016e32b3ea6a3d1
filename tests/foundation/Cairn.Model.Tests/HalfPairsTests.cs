using System.Text;

namespace Cairn.Model.Tests;

public sealed class HalfPairsTests
{
    [Theory]
    [InlineData(@"{""a"":""x\ud83d""}", @"{""a"":""x\uFFFD""}")]
    [InlineData(@"{""a"":""\uDE00x""}", @"{""a"":""\uFFFDx""}")]
    [InlineData(@"{""a"":""\ud83d\ud83d\ude00\ude00""}", @"{""a"":""\uFFFD\ud83d\ude00\uFFFD""}")]
    [InlineData(@"{""\ud83d"":1}", @"{""\uFFFD"":1}")]
    [InlineData(@"{""a"":""\\\ud83d""}", @"{""a"":""\\\uFFFD""}")]
    public void Half_a_pair_becomes_the_replacement_character_of_the_same_length(string json, string repaired)
    {
        HalfPairs.Repaired(json).ShouldBe(repaired);
        Encoding.UTF8.GetString(HalfPairs.Repaired((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(json)).Span).ShouldBe(repaired);
    }

    [Theory]
    [InlineData(@"{""a"":""\ud83d\ude00 \u00fc \uFFFD""}")]
    [InlineData(@"{""a"":""\\ud83d""}")]
    [InlineData(@"{""a"":""\\\\ud83d \ud83""}")]
    [InlineData(@"\u")]
    [InlineData(@"\ud83")]
    [InlineData("")]
    public void Everything_else_stays(string json) => HalfPairs.Repaired(json).ShouldBeSameAs(json);
}
