using Cairn.Import.Loading;
using Cairn.Model;
using Cairn.Plan;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Tests.Loading;

public sealed class ImporterTests(TestWarehouse warehouse) : IDisposable
{
    private const string Mapping = Logs.Mapping;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_record_is_an_event_or_in_quarantine()
    {
        var summary = await warehouse.ImportAsync(Logs.Unique(_folder, 1000), Mapping);
        (summary.Rows, summary.Records, summary.Events, summary.Quarantined, summary.AlreadyStored).ShouldBe((1000, 1000UL, 900UL, 100UL, 0UL));
        summary.Rejected.ShouldBe([new RejectedCount("unknown_event", "event", 100)]);
        (await CountAsync("events", summary)).ShouldBe((900UL, 900UL));
        (await CountAsync("quarantine", summary)).ShouldBe((100UL, 100UL));
    }

    [Fact]
    public async Task A_row_says_nothing_of_the_client_of_the_row_before()
    {
        var file = _folder.File("clients.csv", "time,user,event,value,platform\n2024-05-01T10:00:00Z,u1,page_view,1,ios\n2024-05-01T10:00:01Z,u2,page_view,1,server\n2024-05-01T10:00:02Z,u3,page_view,1,\n");
        var summary = await warehouse.ImportAsync(file, Mapping + "\nplatform: { column: platform }\n");
        summary.Events.ShouldBe(3UL);
        (await warehouse.AskAsync<string>($"SELECT arrayStringConcat(groupArray(concat(user_id, ' ', toString(system), toString(device_type))), ', ') FROM (SELECT * FROM events WHERE log_id = '{summary.LogId}' ORDER BY log_offset)"))
            .ShouldBe("u1 iOSphone, u2 , u3 ");
    }

    [Fact]
    public async Task Importing_the_same_content_again_changes_nothing()
    {
        var file = Logs.Unique(_folder, 500);
        var first = await warehouse.ImportAsync(file, Mapping);
        File.Copy(file, file + ".copy");
        var second = await warehouse.ImportAsync(file + ".copy", Mapping);
        second.LogId.ShouldBe(first.LogId);
        (second.Events, second.Quarantined, second.AlreadyStored).ShouldBe((450UL, 50UL, 500UL));
        (await CountAsync("events", first)).ShouldBe((450UL, 450UL));
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM imports WHERE log_id = '{first.LogId}'")).ShouldBe(2UL, "one that it began, one that it ended");
    }

    [Theory]
    [InlineData("events", "log_offset % 3 = 0")]
    [InlineData("events", "1")]
    [InlineData("quarantine", "log_offset > 300")]
    public async Task What_is_missing_is_stored_and_nothing_else(string table, string lost)
    {
        var file = Logs.Unique(_folder, 600);
        var first = await warehouse.ImportAsync(file, Mapping);
        await warehouse.RunAsync($"DELETE FROM {table} WHERE log_id = '{first.LogId}' AND {lost}");
        var second = await warehouse.ImportAsync(file, Mapping);
        second.AlreadyStored.ShouldBeLessThan(600UL);
        (await CountAsync("events", first)).ShouldBe((540UL, 540UL));
        (await CountAsync("quarantine", first)).ShouldBe((60UL, 60UL));
    }

    [Fact]
    public async Task An_import_that_is_resumed_with_another_plan_has_every_record_once()
    {
        var file = Logs.Unique(_folder, 400);
        var first = await warehouse.ImportAsync(file, Mapping);
        await warehouse.RunAsync($"DELETE FROM events WHERE log_id = '{first.LogId}' AND log_offset >= 200");
        await warehouse.RunAsync($"DELETE FROM quarantine WHERE log_id = '{first.LogId}' AND log_offset >= 200");
        var text = Repaired();
        var second = await warehouse.ImportAsync(file, Mapping, PlanFile.Parse(text, "fixed").Plan, planText: text);
        (second.Events, second.Quarantined).ShouldBe((380UL, 20UL));
        second.BegunWithPlan.ShouldBe("shop 1.0");
    }

    [Fact]
    public async Task Another_mapping_for_the_same_content_is_rejected_unless_it_replaces()
    {
        var file = Logs.Unique(_folder, 100);
        await warehouse.ImportAsync(file, Mapping);
        var other = Mapping.Replace("source: test", "source: other");
        var problem = await Should.ThrowAsync<UserException>(() => warehouse.ImportAsync(file, other));
        problem.Message.ShouldContain("was imported as the source 'test'");
        problem.Remedy.ShouldContain("--replace");
        var replaced = await warehouse.ImportAsync(file, other, replace: true);
        (replaced.Events, replaced.AlreadyStored).ShouldBe((90UL, 0UL));
        (await warehouse.AskAsync<string>($"SELECT any(source) FROM events WHERE log_id = '{replaced.LogId}'")).ShouldBe("other");
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_the_same_time_are_kept_apart()
    {
        var file = Logs.Unique(_folder, 50_000);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                return (await warehouse.ImportAsync(file, Mapping)).Events.ToString();
            }
            catch (UserException taken)
            {
                return taken.Message;
            }
        }));
        results.ShouldContain("45000");
        results.ShouldAllBe(result => result == "45000" || result.StartsWith("another process is importing"));
    }

    [Fact]
    public async Task A_record_stored_twice_is_an_alarm()
    {
        var file = Logs.Unique(_folder, 100);
        var first = await warehouse.ImportAsync(file, Mapping);
        await warehouse.RunAsync($"INSERT INTO events SELECT * FROM events WHERE log_id = '{first.LogId}' AND log_offset = 3");
        var problem = await Should.ThrowAsync<UserException>(() => warehouse.ImportAsync(file, Mapping));
        problem.Message.ShouldContain("record 3 of the log: it is stored twice");
    }

    [Fact]
    public async Task A_parquet_file_is_read_row_by_row()
    {
        var path = Path.Combine(_folder.Path, "log.parquet");
        var sql = Cairn.Data.SqlText.FromOperator("parquet", """
            SELECT '2024-05-01T00:00:00Z' AS time, 'a "quote", here ' || toString(number) AS user, if(number = 3, NULL, 'page_view') AS event, 1.5 AS value
            FROM numbers(10)
            """);
        await using (var parquet = await warehouse.Client.OpenRawAsync(sql, "Parquet", ct: TestContext.Current.CancellationToken))
        await using (var target = File.Create(path))
            await parquet.CopyToAsync(target, TestContext.Current.CancellationToken);
        var summary = await warehouse.ImportAsync(path, Mapping);
        (summary.Rows, summary.Events, summary.Quarantined).ShouldBe((10, 9UL, 1UL));
        summary.Dialect.Describe().ShouldBe("Parquet, 4 columns");
        (await warehouse.AskAsync<string>($"SELECT user_id FROM events WHERE log_id = '{summary.LogId}' AND log_offset = 7")).ShouldBe("a \"quote\", here 7");
    }

    internal static string Repaired() => File.ReadAllText(Repository.File("plans", "shop.yaml"))
        .Replace("aliases: [page, page_view,", "aliases: [nonsense, page, page_view,");

    private async Task<(ulong Rows, ulong Different)> CountAsync(string table, ImportSummary summary)
    {
        var counts = await warehouse.AskAsync<Counts>($"SELECT count() AS rows, uniqExact(log_offset) AS different FROM {table} WHERE log_id = '{summary.LogId}'");
        return (counts.Rows, counts.Different);
    }

    private sealed record Counts(ulong Rows, ulong Different);
}
