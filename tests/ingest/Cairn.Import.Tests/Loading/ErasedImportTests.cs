using Cairn.Import.Loading;
using Cairn.Model;
using Cairn.Pipeline.Erasing;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Tests.Loading;

/// <summary>What is erased does not come back with a file that holds it.</summary>
public sealed class ErasedImportTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private static readonly ulong[] Erased = [1, 4, 5];

    private readonly TemporaryFolder _folder = new();
    private readonly string _source = $"shop-{Guid.NewGuid():N}";

    private string Mapping => $$"""
        source: {{_source}}
        event: { column: event }
        time: { column: time }
        identifiers: { anonymous_id: visitor }
        message_id: id
        """;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_file_leaves_its_offsets_free_of_records(bool replace)
    {
        var first = await ImportAsync("log.csv", 10);
        (first.Events, first.Quarantined, first.Erased).ShouldBe((9UL, 1UL, 0UL));
        (await EraseAsync(first.LogId)).ShouldBe(3UL);
        var again = await ImportAsync("log.csv", 10, replace);
        (again.Records, again.Events, again.Quarantined, again.Suppressed, again.Erased).ShouldBe((10UL, 7UL, 0UL, 0UL, 3UL));
        (await OffsetsAsync(first.LogId)).ShouldBe("0,2,3,6,7,8,9");
    }

    [Fact]
    public async Task Another_file_with_the_same_messages_brings_only_the_others()
    {
        var first = await ImportAsync("log.csv", 10);
        await EraseAsync(first.LogId);
        var more = await ImportAsync("more.csv", 12);
        // What was in quarantine had an id too, and was erased with it.
        (more.Records, more.Events).ShouldBe((12UL, 2UL));
        more.SuppressedFor.ShouldBe([new SuppressedCount(SuppressionReasons.SecondDelivery, 10)]);
    }

    [Fact]
    public async Task An_import_that_goes_on_after_an_erasure_stores_the_rest_once()
    {
        var first = await ImportAsync("log.csv", 10);
        await EraseAsync(first.LogId);
        await warehouse.RunAsync($"DELETE FROM events WHERE log_id = '{first.LogId}' AND log_offset >= 8");
        var again = await ImportAsync("log.csv", 10);
        (again.Events, again.AlreadyStored, again.Erased).ShouldBe((7UL, 8UL, 3UL));
        (await OffsetsAsync(first.LogId)).ShouldBe("0,2,3,6,7,8,9");
    }

    private async Task<ImportSummary> ImportAsync(string name, int rows, bool replace = false)
    {
        var path = Path.Combine(_folder.Path, name);
        await File.WriteAllLinesAsync(path, ["id,time,event,visitor", .. Enumerable.Range(0, rows).Select(row => $"{_source}-{row},2026-02-01T10:{row:D2}:00Z,{(row == 4 ? "nothing known" : "page_view")},v{row % 3}")], TestContext.Current.CancellationToken);
        return await warehouse.ImportAsync(path, Mapping, replace: replace);
    }

    private Task<ulong> EraseAsync(string logId) =>
        new RecordErasure(warehouse.Client, warehouse.Folder, TimeProvider.System).EraseAsync(logId, Erased, TestContext.Current.CancellationToken);

    private Task<string> OffsetsAsync(string logId) => warehouse.AskAsync<string>($"""
        SELECT arrayStringConcat(arraySort(groupArray(toString(log_offset))), ',')
        FROM (SELECT log_offset FROM events WHERE log_id = '{logId}' UNION ALL SELECT log_offset FROM quarantine WHERE log_id = '{logId}')
        """);
}
