namespace Cairn.Cli.Tests.Cases;

/// <summary>Messages that come again: in one file, in another that overlaps, and in a request log that was sent once more.</summary>
public sealed class RepeatCases
{
    private const string Mapping = ShopLog.Mapping + "\nmessage_id: id\n";

    [Fact]
    public async Task They_are_stored_once_and_told()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("april.csv", Csv("n1,08:00,page_view,", "n2,08:05,purchase,1", "n2,08:05,purchase,1", "n3,09:05,purchase,2"), Mapping);
        await folder.ImportAsync("april-and-may.csv", Csv("n1,08:01,page_view,", "n2,08:05,purchase,1", "n3,09:05,purchase,2", "n4,10:05,purchase,4"), Mapping);
        await folder.ImportAsync("calls.jsonl", [Order("08:00:01", "k1", 8), Order("08:10:01", "k2", 16)]);
        await folder.ImportAsync("calls-again.jsonl", [Order("08:20:01", "k2", 16), Order("08:30:01", "k3", 32), Order("08:40:01", "k3", 32)]);

        (await folder.ReportAsync("channel")).ShouldBe("Direct 6 63");
        (await folder.RunAsync("duplicates", "--data", "data", "--format", "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(static line => line.Split(',')).Select(static cells => $"{cells[0]} {cells[1]} {cells[2]} {cells[4]}")
            .ShouldBe(["app Order Completed 2 0", "till Order Completed 3 0", "till Page Viewed 0 1"], ignoreOrder: true);
    }

    private static IEnumerable<string> Csv(params string[] rows) =>
        rows.Select(static row => row.Split(',')).Select(static cells => $"{cells[0]},2026-05-04T{cells[1]}:00Z,{cells[2]},v1,,,,{cells[3]},USD")
            .Prepend("id,at,what,who,address,from,number,sum,money");

    /// <summary>A call that says the same each time; only when it was sent differs.</summary>
    private static string Order(string sent, string id, int worth) =>
        $$$$"""{"at":"2026-05-04T{{{{sent}}}}Z","source":"app","method":"POST","path":"/v1/track","headers":{},"body":{"type":"track","event":"Order Completed","userId":"{{{{id}}}}","messageId":"{{{{id}}}}","timestamp":"2026-05-04T07:00:00Z","properties":{"order_id":"{{{{id}}}}","value":{{{{worth}}}},"currency":"USD"}}}""";
}
