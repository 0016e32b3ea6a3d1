using Cairn.Pipeline.Steps;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class WideNumbersTests
{
    private static readonly string Digits = new('7', 400);

    public static TheoryData<string, string> Numbers => new()
    {
        { "18446744073709551615", "18446744073709551615" },
        { "18446744073709551616", "18446744073709551616.0" },
        { "-9223372036854775808", "-9223372036854775808" },
        { "-9223372036854775809", "-9223372036854775809.0" },
        { "123456789012345678901234567890", "123456789012345678901234567890.0" },
        { "1234567890123456789", "1234567890123456789" },
        { "0.12345678901234567890123456789", "0.12345678901234567890123456789" },
        { "1e308", "1e308" },
        { "1e309", "\"1e309\"" },
        { "-1E+400", "\"-1E+400\"" },
        { "1e-400", "1e-400" },
        { Digits, $"\"{Digits}\"" },
        { $"0.{Digits}e100", $"0.{Digits}e100" },
        { "\"1e400 and 123456789012345678901234567890\"", "\"1e400 and 123456789012345678901234567890\"" },
        { "[1,{\"deep\":1e400}]", "[1,{\"deep\":\"1e400\"}]" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_that_the_warehouse_cannot_read_is_written_so_that_it_can(string sent, string kept)
    {
        var properties = $$"""{"before":"x","at":{{sent}},"é":[1.5,true,null]}""";
        var repaired = WideNumbers.Repair(properties, out var hasTexts);
        repaired.ShouldBe($$"""{"before":"x","at":{{kept}},"é":[1.5,true,null]}""");
        hasTexts.ShouldBe(kept.Contains('"') && !sent.StartsWith('"') && !kept.Equals(sent, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_made_anew_where_nothing_is_far()
    {
        const string Properties = """{"price":12.5,"e":"a1e4","id":"0123456789abcdef0123456789abcdef","at":"2026-01-01T00:00:00.000Z"}""";
        WideNumbers.Repair(Properties, out _).ShouldBeSameAs(Properties);
    }
}
