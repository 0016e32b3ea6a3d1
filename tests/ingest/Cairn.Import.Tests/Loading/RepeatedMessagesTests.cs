using System.Text;
using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Quarantined;
using Cairn.Import.Tests.Requests;
using Cairn.Model;
using Cairn.Pipeline.Deduplication.Report;
using Cairn.Plan;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Tests.Loading;

/// <summary>Exports overlap, and files hold a row twice: a message is known by source, id and content.</summary>
public sealed class RepeatedMessagesTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const string Header = "id,time,event,visitor,amount\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _source = $"shop-{Guid.NewGuid():N}";

    private string Mapping => $$"""
        source: {{_source}}
        event: { column: event, names: { paid: purchase } }
        time: { column: time }
        identifiers: { anonymous_id: visitor }
        message_id: id
        value: amount
        currency: { constant: USD }
        """;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_files_that_overlap_and_repeat_rows_every_message_is_stored_once_and_the_others_are_told()
    {
        // 2,000 messages over many days, of which the last ten come twice within the file.
        string[] rows = [.. Rows(2000), .. Rows(2000).TakeLast(10)];
        var first = await ImportAsync("first.csv", rows[..1000]);
        (first.Events, first.Suppressed).ShouldBe((1000UL, 0UL));
        var whole = await ImportAsync("whole.csv", rows);
        (whole.Records, whole.Events, whole.Quarantined).ShouldBe((2010UL, 1000UL, 0UL));
        whole.SuppressedFor.ShouldBe([new SuppressedCount(SuppressionReasons.SecondDelivery, 1010)]);
        (await AskAsync("SELECT count() FROM events")).ShouldBe(2000UL);
        (await AskAsync("SELECT uniqExact(message_id) FROM events")).ShouldBe(2000UL);
        var reported = (await DuplicateReport.ReadAsync(warehouse.Client, TestContext.Current.CancellationToken)).Where(count => count.Source == _source).ToList();
        ((ulong)reported.Sum(count => (long)count.SecondDeliveries)).ShouldBe(1010UL);
        reported.ShouldAllBe(count => count.SourceDeliveries == 3010 && count.ReusedIds == 0);

        (await ImportAsync("whole.csv", rows)).AlreadyStored.ShouldBe(2010UL);
        (await AskAsync("SELECT count() FROM events")).ShouldBe(2000UL);
    }

    [Fact]
    public async Task Rows_without_id_are_stored_as_often_as_they_come()
    {
        var summary = await ImportAsync("without.csv", [",2026-02-01T10:00:00Z,page_view,v1,", ",2026-02-01T10:00:00Z,page_view,v1,"]);
        (summary.Events, summary.Suppressed).ShouldBe((2UL, 0UL));
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_kept_and_flagged()
    {
        await ImportAsync("one.csv", ["e1,2026-02-01T10:00:00Z,purchase,v1,10.00"]);
        var second = await ImportAsync("two.csv",
            ["e1,2026-02-01T10:00:00Z,purchase,v1,12.00", "e1,2026-02-01T10:00:00Z,purchase,v1,10", "e2,2026-02-01T10:00:00Z,purchase,v1,10"]);
        (second.Events, second.Suppressed, second.ReusedIds).ShouldBe((2UL, 1UL, 1UL));
        (await AskAsync("SELECT toUInt64(sum(value)) FROM events")).ShouldBe(32UL);
        (await AskAsync("SELECT toUInt64(sum(value)) FROM events", "AND flags = 'id_reused'")).ShouldBe(12UL);
    }

    [Fact]
    public async Task Another_source_has_ids_of_its_own()
    {
        await ImportAsync("one.csv", Rows(10));
        var other = await warehouse.ImportAsync(_folder.File("other.csv", Header + string.Join('\n', Rows(10)) + "\n\n"), Mapping.Replace(_source, _source + "-2"));
        (other.Events, other.Suppressed).ShouldBe((10UL, 0UL));
    }

    [Fact]
    public async Task What_lies_in_quarantine_is_known_too_and_becomes_one_event()
    {
        string[] rows = ["e1,2026-02-01T10:00:00Z,nonsense,v1,", "e2,2026-02-01T10:00:00Z,purchase,v1,ten"];
        (await ImportAsync("one.csv", rows)).Quarantined.ShouldBe(2UL);
        var second = await ImportAsync("two.csv", [.. rows, "e3,2026-02-01T10:00:00Z,page_view,v1,"]);
        (second.Events, second.Quarantined, second.Suppressed).ShouldBe((1UL, 0UL, 2UL));

        await ReplayAsync();
        (await AskAsync("SELECT count() FROM events", "AND message_id = 'e1'")).ShouldBe(1UL);
        // The replayed event is known as the quarantined record was.
        (await ImportAsync("three.csv", [rows[0], "e4,2026-02-01T10:00:00Z,page_view,v1,"])).Suppressed.ShouldBe(1UL);
    }

    [Fact]
    public async Task A_plan_that_names_an_event_otherwise_makes_no_other_message_of_it()
    {
        await ImportAsync("one.csv", ["e1,2026-02-01T10:00:00Z,page_view,v1,"]);
        var renamed = (await File.ReadAllTextAsync(Repository.File("plans", "shop.yaml"), TestContext.Current.CancellationToken)).Replace("Page Viewed", "Page Seen");
        var second = await warehouse.ImportAsync(Write("two.csv", ["e1,2026-02-01T10:00:00Z,page_view,v1,", "e2,2026-02-01T10:00:00Z,page_view,v1,"]), Mapping,
            PlanFile.Parse(renamed, "plan").Plan, planText: renamed);
        (second.Events, second.Suppressed).ShouldBe((1UL, 1UL));
    }

    [Theory]
    [InlineData("events")]
    [InlineData("suppressed")]
    public async Task An_import_that_lost_a_part_decides_it_as_before(string lost)
    {
        string[] rows = [.. Rows(500), .. Rows(500).Take(100)];
        var first = await ImportAsync("log.csv", rows);
        (first.Events, first.Suppressed).ShouldBe((500UL, 100UL));
        await warehouse.RunAsync($"DELETE FROM {lost} WHERE log_id = '{first.LogId}'");
        var second = await ImportAsync("log.csv", rows);
        (second.Events + second.Suppressed).ShouldBe(600UL);
        second.Suppressed.ShouldBe(100UL);
    }

    [Fact]
    public async Task Two_imports_at_once_store_what_they_share_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ImportAsync($"{i}.csv", [.. Rows(3000), $"x{i},2026-02-01T10:00:00Z,page_view,v1,"])));
        (await AskAsync("SELECT count() FROM events")).ShouldBe(3004UL);
    }

    [Fact]
    public async Task A_request_log_and_its_second_half_again_store_every_call_once()
    {
        var lines = Enumerable.Range(0, 40).Select(i => RequestLogs.Line("/v1/t",
            $$$"""{"type":"track","event":"Page Viewed","userId":"u1","messageId":"m{{{i}}}","timestamp":"2026-01-05T07:59:{{{i % 60:00}}}Z"}""", source: _source)).ToArray();
        var whole = await warehouse.ImportAsync(_folder.File("whole.jsonl", string.Concat(lines)), MappingFile.Requests.Text);
        // Another day's log has the same calls with other times of receipt: they were sent again.
        var again = string.Concat(lines[20..]).Replace("T08:00:00", "T09:30:00", StringComparison.Ordinal);
        var second = await warehouse.ImportAsync(_folder.File("again.jsonl", again), MappingFile.Requests.Text);
        (whole.Events, second.Events, second.Suppressed).ShouldBe((40UL, 0UL, 20UL));
    }

    private string[] Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"e{i},2026-0{1 + i % 7}-{1 + i % 28:00}T10:{i % 60:00}:00Z,{(i % 5 == 0 ? "paid" : "page_view")},{_source}{i % 50},{(i % 5 == 0 ? "10.50" : "")}")];

    private string Write(string name, IEnumerable<string> rows) => _folder.File(name, new StringBuilder(Header).AppendJoin('\n', rows).Append('\n').ToString());

    private Task<ImportSummary> ImportAsync(string name, IEnumerable<string> rows) => warehouse.ImportAsync(Write(name, rows), Mapping);

    private Task<ulong> AskAsync(string select, string more = "") => warehouse.AskAsync<ulong>($"{select} WHERE source = '{_source}' {more}");

    private async Task ReplayAsync()
    {
        var text = ImporterTests.Repaired();
        await new QuarantineReplay(warehouse.Client, warehouse.Folder, TimeProvider.System)
            .RunAsync(PlanFile.Parse(text, "fixed").Plan!, text, TestContext.Current.CancellationToken);
    }
}
