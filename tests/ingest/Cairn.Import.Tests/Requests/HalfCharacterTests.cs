using Cairn.Import.Mapping;

namespace Cairn.Import.Tests.Requests;

/// <summary>Orders whose products' names were cut in the middle of an emoji count like all others.</summary>
public sealed class HalfCharacterTests(TestWarehouse warehouse) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _id = Guid.NewGuid().ToString("N");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task In_requests_as_JSON_and_as_text()
    {
        string Order(string name) => $$$"""{"type":"track","event":"Order Completed","anonymousId":"a","properties":{"order_id":"{{{_id}}}","value":10,"currency":"USD","products":[{"name":"{{{name}}}"}]}}""";
        var log = RequestLogs.Line("/v1/track", Order(@"Mug \ud83d")) + RequestLogs.Line("/v1/track", System.Text.Json.JsonSerializer.Serialize(Order(@"\ude00 Mug")))
            + RequestLogs.Line("/v1/track", Order(@"Mug \ud83d\ude00"));
        var summary = await warehouse.ImportAsync(_folder.File("orders.jsonl", log), MappingFile.Requests.Text);
        (summary.Events, summary.Quarantined).ShouldBe((3UL, 0UL));
        (await AskAsync(summary, "concat(toString(sum(value)), ' ', toString(countIf(flags LIKE '%text_repaired%')), ' ', toString(countIf(JSONExtractString(properties, 'products', 1, 'name') = 'Mug \uFFFD')))"))
            .ShouldBe("30 2 1");
    }

    [Fact]
    public async Task In_JSON_lines_and_in_a_column_of_JSON()
    {
        const string Rest = "source: halves\nevent: { constant: Page Viewed }\ntime: time\nidentifiers: { user_id: user }\n";
        var lines = await warehouse.ImportAsync(
            _folder.File("log.jsonl", $$"""{"time":"2026-02-01T10:00:00Z","user":"{{_id}}","title":"Mug \ud83d"}""" + "\n"), Rest + "properties: { title: title }");
        (lines.Events, lines.Quarantined).ShouldBe((1UL, 0UL));
        (await AskAsync(lines, "concat(JSONExtractString(any(properties), 'title'), ' ', toString(any(flags)))")).ShouldBe("Mug \uFFFD text_repaired");

        var column = await warehouse.ImportAsync(
            _folder.File("log.csv", "time,user,extra\n2026-02-01T10:00:00Z," + _id + ",\"{\"\"a\"\":\"\"\\ud83d\"\"}\"\n"), Rest + "properties: { extra: { column: extra, type: object } }");
        (column.Events, column.Quarantined).ShouldBe((1UL, 0UL));
        (await AskAsync(column, "toString(any(flags))")).ShouldBe("text_repaired");
    }

    private Task<string> AskAsync(Import.Loading.ImportSummary summary, string select) =>
        warehouse.AskAsync<string>($"SELECT {select} FROM events WHERE log_id = '{summary.LogId}'");
}
