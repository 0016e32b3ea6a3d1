using Cairn.Import.Quarantined;
using Cairn.Import.Tests.Loading;
using Cairn.Plan;

namespace Cairn.Import.Tests.Quarantined;

public sealed class QuarantineReplayTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const string AlsoMapping = """
        source: test
        event: { column: event }
        time: { column: time }
        identifiers: { user_id: user }
        also:
          - event: nonsense
            when: { label: "1" }
            last_of: user
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Accepted_records_become_events_with_the_same_place_and_leave_the_quarantine()
    {
        var summary = await warehouse.ImportAsync(Logs.Unique(_folder, 200), Logs.Mapping);
        await ReplayAsync();
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE log_id = '{summary.LogId}'")).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT uniqExact(log_offset) FROM events WHERE log_id = '{summary.LogId}'")).ShouldBe(200UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{summary.LogId}' AND log_offset % 10 = 9 AND event = 'Page Viewed'")).ShouldBe(20UL);
        (await ReplayAsync()).Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task A_replay_that_died_before_it_cleaned_up_is_finished_by_the_next()
    {
        var summary = await warehouse.ImportAsync(Logs.Unique(_folder, 100), Logs.Mapping);
        await warehouse.RunAsync($"""
            INSERT INTO events (occurred_at, received_at, event, log_id, log_offset)
            SELECT received_at, received_at, 'Page Viewed', log_id, log_offset FROM quarantine WHERE log_id = '{summary.LogId}' AND log_offset < 50
            """);
        await ReplayAsync();
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE log_id = '{summary.LogId}'")).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{summary.LogId}'")).ShouldBe(100UL);
    }

    [Fact]
    public async Task A_replay_that_died_after_it_kept_records_out_is_finished_by_the_next()
    {
        var summary = await warehouse.ImportAsync(Logs.Unique(_folder, 100), Logs.Mapping);
        await warehouse.RunAsync($"""
            INSERT INTO suppressed (received_at, log_id, log_offset, reason)
            SELECT received_at, log_id, log_offset, 'consent_denied' FROM quarantine WHERE log_id = '{summary.LogId}' AND log_offset < 50
            """);
        await ReplayAsync();
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE log_id = '{summary.LogId}'")).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{summary.LogId}'")).ShouldBe(95UL);
    }

    [Fact]
    public async Task A_further_event_of_a_row_is_replayed_as_that_event()
    {
        var file = _folder.File("also.csv", "time,user,event,label\n2024-05-01T00:00:00Z,a,page_view,1\n2024-05-01T00:00:01Z,a,page_view,1\n2024-05-01T00:00:02Z,b,page_view,0\n");
        var summary = await warehouse.ImportAsync(file, AlsoMapping);
        (summary.Records, summary.Events, summary.Quarantined).ShouldBe((4UL, 3UL, 1UL));
        await ReplayAsync();
        (await warehouse.AskAsync<string>($"SELECT event || ' ' || user_id || ' ' || toString(occurred_at) FROM events WHERE log_id = '{summary.LogId}' AND log_offset = 2"))
            .ShouldBe("Page Viewed a 2024-05-01 00:00:01.000");
    }

    [Fact]
    public async Task Broken_bytes_stay_and_are_counted_as_unreadable()
    {
        var file = _folder.File("broken.csv", "time,user,event,value\n2024-05-01T00:00:00Z,a\n2024-05-01T00:00:00Z,a,page_view,1\n");
        var summary = await warehouse.ImportAsync(file, Logs.Mapping);
        (await ReplayAsync()).Unreadable.ShouldBeGreaterThan(0);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE log_id = '{summary.LogId}'")).ShouldBe(1UL);
    }

    [Fact]
    public async Task The_list_names_reason_file_and_line()
    {
        var file = _folder.File("listed.csv", "time,user,event,value\n2024-05-01T00:00:00Z,a,page_view,\n2024-05-01T00:00:00Z,a,listed_only_here,\n");
        await warehouse.ImportAsync(file, Logs.Mapping);
        var group = (await new QuarantineReader(warehouse.Client).ListAsync(1000, TestContext.Current.CancellationToken)).Single(one => one.Event == "listed_only_here");
        (group.Code, group.Records, group.FirstFile, group.FirstLine).ShouldBe(("unknown_event", 1UL, file, 3UL));
        using var export = new MemoryStream();
        await new QuarantineReader(warehouse.Client).ExportAsync(export, asJson: false, "unknown_event", TestContext.Current.CancellationToken);
        System.Text.Encoding.UTF8.GetString(export.ToArray()).ShouldContain("\"2024-05-01T00:00:00Z,a,listed_only_here,\"");
    }

    private Task<ReplaySummary> ReplayAsync()
    {
        var text = ImporterTests.Repaired();
        return new QuarantineReplay(warehouse.Client, warehouse.Folder, TimeProvider.System)
            .RunAsync(PlanFile.Parse(text, "fixed").Plan!, text, TestContext.Current.CancellationToken);
    }
}
