using Cairn.Import.Rows;
using Cairn.Model;

namespace Cairn.Import.Tests.Decoding;

/// <summary>A number that can be read in two ways is decided by the mapping or by its column, never in silence.</summary>
public sealed class DecimalMarkTests
{
    [Theory]
    [InlineData("2.502,90|1.249|49,9", "2502.90 1249 49.9")]
    [InlineData("2,502.90|1.249|49.9", "2502.90 1.249 49.9")]
    [InlineData("1.249.000|1.249|7", "1249000 1249 7")]
    [InlineData("1249|12|7", "1249 12 7")]
    public async Task The_column_shows_what_stands_before_its_decimals(string values, string expected) =>
        Values(await Decode.RunAsync(Log(values), Decode.Mapping)).ShouldBe(expected);

    [Theory]
    [InlineData("1.249|899|2.100")]
    [InlineData("1,249|12.50|12,50")]
    public async Task Where_the_column_does_not_show_it_the_import_does_not_begin(string values)
    {
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync(Log(values), Decode.Mapping));
        problem.Message.ShouldContain("line 2, column value: '1");
        problem.Message.ShouldContain("can be read in two ways");
        problem.Remedy.ShouldContain("file: { decimal: \",\" }");
    }

    [Theory]
    [InlineData("file: { decimal: \",\" }", "1249 899 2100")]
    [InlineData("file: { decimal: \".\" }", "1.249 899 2.100")]
    public async Task The_mapping_decides_for_the_file(string file, string expected) =>
        Values(await Decode.RunAsync(Log("1.249|899|2.100"), $"{Decode.Mapping}{file}\n")).ShouldBe(expected);

    [Fact]
    public async Task The_mapping_decides_for_one_field() =>
        Values(await Decode.RunAsync(Log("1.249|899|2.100"), Decode.Mapping.Replace("value: value", "value: { column: value, decimal: \",\" }"))).ShouldBe("1249 899 2100");

    [Fact]
    public async Task What_breaks_the_columns_rule_is_rejected_and_says_so()
    {
        var rejection = (await Decode.RunAsync(Log("12,50|13,50|14.50"), Decode.Mapping + "file: { decimal: \",\" }\n"))[2].Outcome.Rejection!;
        rejection.Code.ShouldBe("value_not_a_number");
        rejection.Reason.ShouldBe("the value '14.50' has another decimal mark than the ',' of its column");
    }

    [Fact]
    public async Task A_column_with_both_marks_gives_the_numbers_that_have_one_reading() =>
        Values(await Decode.RunAsync(Log("12,50|13.75|7"), Decode.Mapping)).ShouldBe("12.50 13.75 7");

    [Fact]
    public async Task Far_down_an_open_number_is_rejected_by_itself()
    {
        var rows = string.Join('|', Enumerable.Repeat("7", 10_000).Append("1.249"));
        var last = (await Decode.TallyAsync(Log(rows), Decode.Mapping, shown: 20_000)).Records[^1];
        last.Outcome.Rejection!.Code.ShouldBe("value_ambiguous");
    }

    [Fact]
    public async Task Numbers_of_json_have_a_point_whatever_texts_beside_them_have()
    {
        var records = await Decode.RunAsync("""
            {"t":1709294400,"u":"a","v":1.249}
            {"t":1709294400,"u":"a","v":"1.249,50"}
            {"t":1709294400,"u":"a","v":"1.249"}

            """, "source: test\nevent: purchase\ntime: t\nidentifiers: { user_id: u }\nvalue: v\ncurrency: { constant: EUR }\n");
        Values(records).ShouldBe("1.249 1249.50 1249");
    }

    [Fact]
    public async Task Properties_that_are_numbers_follow_the_same_rule()
    {
        var mapping = Decode.Mapping + "properties: { price: { column: price, type: number }, pieces: { column: pieces, type: integer } }\n";
        var records = await Decode.RunAsync("time;user;event;value;price;pieces\n2024-01-01;u;page_view;;1.249,5;1.000\n2024-01-01;u;page_view;;7,25;12.000.000\n", mapping);
        records.Select(record => record.Event.Properties).ShouldBe(["{\"price\":1249.5,\"pieces\":1000}", "{\"price\":7.25,\"pieces\":12000000}"]);
    }

    private static byte[] Log(string values) => System.Text.Encoding.UTF8.GetBytes(
        "time;user;event;value\n" + string.Concat(values.Split('|').Select(value => $"2024-01-01;u;purchase;{value}\n")));

    private static string Values(IEnumerable<DryRunRecord> records) => string.Join(' ', records.Select(record => record.Event.Value));
}
