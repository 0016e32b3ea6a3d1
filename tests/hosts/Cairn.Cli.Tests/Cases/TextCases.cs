namespace Cairn.Cli.Tests.Cases;

/// <summary>Texts that were cut within a character, and the line that Excel writes before its header.</summary>
public sealed class TextCases
{
    [Fact]
    public async Task Half_a_character_holds_no_order_back()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl",
        [
            Order("E-1", 1, """ "note":"thank you \ud83d\ude00" """), Order("E-2", 2, """ "note":"\ude00 thank you" """),
            Order("E-3", 4, """ "products":[{"product_id":"L","name":"Lamp \ud83d!"}] """), Order("E-4", 8, """ "lamp \ud83c":1 """),
            Order("E-5", 16, "\"note\":\"\"", """ "campaign":{"source":"brief","medium":"email","name":"mai \ud83d"} """),
        ]);

        (await folder.ReportAsync("channel")).ShouldBe("Direct 4 15, Email 1 16");
        (await folder.SqlAsync("SELECT order_id, flags, traffic_campaign FROM events ORDER BY 1"))
            .ShouldBe(["E-1  ", "E-2 text_repaired ", "E-3 text_repaired ", "E-4 text_repaired ", "E-5 text_repaired mai \uFFFD"]);
        (await folder.SqlAsync("SELECT count() FROM quarantine")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_line_that_names_the_delimiter_is_no_header()
    {
        await using var folder = new CaseFolder();
        string[] log = [.. new ShopLog().Order("2026-05-04T08:00:00Z", "a", 1).Lines];
        string[] same = [.. new ShopLog().Order("2026-05-04T08:00:00Z", "b", 2).Lines];
        string[] other = [.. new ShopLog().Order("2026-05-04T08:00:00Z", "c", 4).Lines];
        (await folder.ImportAsync("comma.csv", log.Prepend("\uFEFFsep=,"), ShopLog.Mapping)).ShouldContain("header in line 2");
        (await folder.ImportAsync("tab.csv", same.Select(static line => line.Replace(',', '\t')).Prepend("sep=\t"), ShopLog.Mapping)).ShouldContain("header in line 2");
        (await folder.ImportAsync("bar.csv", other.Select(static line => line.Replace(',', '|')).Prepend("SEP=|\r"), ShopLog.Mapping)).ShouldContain("header in line 2");
        (await folder.ReportAsync("channel")).ShouldBe("Direct 3 7");
    }

    private static string Order(string number, int worth, string properties, string context = "") =>
        $$$$"""{"at":"2026-05-04T08:00:01Z","source":"web","method":"POST","path":"/v1/track","headers":{},"body":{"type":"track","event":"Order Completed","userId":"{{{{number}}}}","messageId":"{{{{number}}}}","timestamp":"2026-05-04T08:00:00Z","context":{ {{{{context}}}} },"properties":{"order_id":"{{{{number}}}}","value":{{{{worth}}}},"currency":"USD", {{{{properties}}}} }}}""";
}
