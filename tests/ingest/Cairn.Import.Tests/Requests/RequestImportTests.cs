using System.Net;
using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Quarantined;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Import.Tests.Loading;
using Cairn.Model;
using Cairn.Plan;
using Cairn.Protocols.Wire;
using Cairn.Warehouse.Logs;
using Cairn.Warehouse.Plans;

namespace Cairn.Import.Tests.Requests;

public sealed class RequestImportTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const int Rounds = 30;

    private static readonly string Mapping = MappingFile.Requests.Text;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_call_is_an_event_or_in_quarantine_or_suppressed_or_no_acts()
    {
        var summary = await warehouse.ImportAsync(RequestLogs.Unique(_folder, Rounds), Mapping);
        (summary.Rows, summary.Skipped, summary.Records, summary.Events, summary.Quarantined)
            .ShouldBe((9 * Rounds, 1 * Rounds, 8UL * Rounds, 6UL * Rounds, 1UL * Rounds));
        summary.PassedOver.ShouldBe(new Dictionary<string, long> { [SuppressionReasons.SmsStatus] = Rounds });
        summary.SuppressedFor.ShouldBe([new SuppressedCount(SuppressionReasons.SecondDelivery, Rounds)]);
        summary.Rejected.ShouldBe([new RejectedCount("unknown_event", "event", Rounds)]);
        (await AskAsync<string>("SELECT arrayStringConcat(arraySort(groupUniqArray(toString(source))), ' ') FROM events", summary)).ShouldBe("app mail web");
    }

    [Fact]
    public async Task The_time_of_receipt_is_the_requests_and_no_insert_has_two_partitions()
    {
        var summary = await warehouse.ImportAsync(RequestLogs.Unique(_folder, Rounds), Mapping);
        (await AskAsync<ulong>("SELECT uniqExact(toYYYYMM(received_at)) FROM events", summary)).ShouldBe(3UL);
        (await AskAsync<string>("SELECT toString(min(received_at)) FROM events", summary)).ShouldBe("2026-01-10 08:00:00.000");
    }

    [Fact]
    public async Task What_a_request_says_in_its_headers_is_read()
    {
        var file = Path.Combine(_folder.Path, "headers.jsonl");
        await File.WriteAllTextAsync(file, """
            {"at":"2026-01-05T08:00:00Z","source":"server","method":"POST","path":"/v1/cloudevents","headers":{"Content-Type":"application/json","Cookie":"a=b","CE-SpecVersion":"1.0","ce-id":"7","ce-source":"/shop","ce-type":"Order Completed","ce-time":"2026-01-05T07:00:00Z","ce-subject":"u1"},"body":{"order_id":"o1","value":1}}
            {"at":"2026-01-05T08:00:01Z","source":"server","method":"POST","path":"/v1/track","headers":{},"body":{"userId":"u2","event":"Order Completed","timestamp":"2026-01-05T08:00:00Z","properties":{"order_id":"o2","value":1}}}

            """, TestContext.Current.CancellationToken);
        var summary = await warehouse.ImportAsync(file, Mapping);
        summary.Rejected.ShouldBeEmpty();
        (await AskAsync<string>("SELECT arrayStringConcat(arraySort(groupArray(concat(toString(event), ' ', message_id))), ', ') FROM events", summary))
            .ShouldBe("Order Completed , Order Completed /shop#7");
    }

    [Fact]
    public async Task Of_a_network_a_hash_is_stored_and_what_the_client_runs_on()
    {
        var file = Path.Combine(_folder.Path, "networks.jsonl");
        const string call = """ "path":"/v1/i","body":{"type":"identify","userId":"u","anonymousId":"a","context":{"userAgent":"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) Version/26.1 Mobile/15E148 Safari/604.1","locale":"de-DE","timezone":"Europe/Berlin","library":{"name":"analytics.js"}}}} """;
        await File.WriteAllTextAsync(file, string.Concat(
            $$"""{"at":"2026-01-05T08:00:00Z","source":"web","method":"POST","headers":{"X-Forwarded-For":"203.0.113.9, 192.0.2.1:4711","Cairn-Network":"00000000000000ff"},{{call}}""", "\n",
            $$"""{"at":"2026-01-05T08:00:01Z","source":"web","method":"POST","headers":{"cairn-network":"000000000000002a"},{{call}}""", "\n",
            $$"""{"at":"2026-01-05T08:00:02Z","source":"web","method":"POST","headers":{"X-Forwarded-For":"nobody"},{{call}}""", "\n"), TestContext.Current.CancellationToken);
        var networks = new NetworkHash([9]);
        var summary = await warehouse.ImportAsync(file, Mapping, networks: networks);
        summary.Rejected.ShouldBeEmpty();
        (await AskAsync<string>("SELECT arrayStringConcat(arraySort(groupArray(toString(network))), ' ') FROM events", summary))
            .ShouldBe(string.Join(' ', new[] { "0", "42", $"{networks.Of(IPAddress.Parse("192.0.2.1"))}" }.Order(StringComparer.Ordinal)));
        (await AskAsync<string>("SELECT concat(any(browser), ' ', any(system), ' ', any(device_type), ' ', any(locale), ' ', any(time_zone)) FROM events", summary)).ShouldBe("Safari iOS phone de-DE Europe/Berlin");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("log_offset % 4 = 1")]
    [InlineData("log_offset > 100")]
    public async Task An_import_that_is_repeated_stores_what_is_missing_and_nothing_else(string lost)
    {
        var file = RequestLogs.Unique(_folder, Rounds);
        var first = await warehouse.ImportAsync(file, Mapping);
        await warehouse.RunAsync($"DELETE FROM events WHERE log_id = '{first.LogId}' AND {lost}");
        var second = await warehouse.ImportAsync(file, Mapping);
        (second.Events, second.Quarantined, second.Records).ShouldBe((first.Events, first.Quarantined, first.Records));
        (await AskAsync<ulong>("SELECT uniqExact(log_offset) FROM events", first)).ShouldBe(6UL * Rounds);
        (await warehouse.ImportAsync(file, Mapping)).AlreadyStored.ShouldBe(8UL * Rounds);
    }

    [Fact]
    public async Task A_rejected_call_is_quarantined_alone_with_line_and_place_and_can_be_replayed()
    {
        var summary = await warehouse.ImportAsync(RequestLogs.Unique(_folder, 10), Mapping);
        (await AskAsync<string>("SELECT concat(toString(line), ' ', toString(part), ' ', toString(source), ' ', toString(event)) FROM quarantine", summary, "ORDER BY log_offset LIMIT 1"))
            .ShouldBe("4 1 app nonsense");
        var raw = await AskAsync<string>("SELECT raw FROM quarantine", summary, "ORDER BY log_offset LIMIT 1");
        raw.ShouldContain("\"batch\":[{\"type\":\"track\",\"event\":\"nonsense\"");
        raw.ShouldNotContain("Order Completed");

        var text = ImporterTests.Repaired();
        await new QuarantineReplay(warehouse.Client, warehouse.Folder, TimeProvider.System)
            .RunAsync(PlanFile.Parse(text, "fixed").Plan!, text, TestContext.Current.CancellationToken);
        (await AskAsync<ulong>("SELECT count() FROM quarantine", summary)).ShouldBe(0UL);
        (await AskAsync<ulong>("SELECT uniqExact(log_offset) FROM events", summary)).ShouldBe(70UL);
        (await AskAsync<ulong>("SELECT countIf(event = 'Page Viewed' AND source = 'app' AND toYYYYMM(received_at) < 202604) FROM events", summary)).ShouldBe(10UL);
    }

    [Fact]
    public async Task A_replay_reads_a_log_under_the_source_that_it_was_given()
    {
        var file = RequestLogs.Unique(_folder, 10);
        var summary = await warehouse.ImportAsync(file, Mapping + "source: renamed\n");
        (await AskAsync<string>("SELECT toString(any(source)) FROM quarantine", summary)).ShouldBe("renamed");
        (await AskAsync<ulong>("SELECT uniqExact(source) FROM events", summary)).ShouldBe(1UL);
        (await Should.ThrowAsync<UserException>(() => warehouse.ImportAsync(file, Mapping))).Message.ShouldContain("was imported");
    }

    [Fact]
    public async Task Identify_tells_who_somebody_is_and_is_no_act()
    {
        var id = Guid.NewGuid().ToString("N");
        var log = RequestLogs.Line("/v1/p", $$"""{"anonymousId":"a{{id}}","messageId":"1"}""")
            + RequestLogs.Line("/v1/i", $$$"""{"anonymousId":"a{{{id}}}","userId":"u{{{id}}}","messageId":"2","traits":{"email":"x@example.com"}}""", "2026-01-05T09:00:00Z");
        var summary = await warehouse.ImportAsync(_folder.File("identify.jsonl", log), Mapping);
        (summary.Events, summary.Quarantined).ShouldBe((2UL, 0UL));
        (await AskAsync<string>("SELECT arrayStringConcat(arraySort(groupArray(concat(event, ' ', anonymous_id, ' ', user_id))), ', ') FROM events", summary)).ShouldBe($"$identify a{id} u{id}, Page Viewed a{id} ");
        (await AskAsync<string>("SELECT arrayStringConcat(mapKeys(any(identifiers))) FROM events", summary, "AND event = '$identify'")).ShouldBe("email_sha256");
    }

    [Fact]
    public async Task An_identifier_that_the_plan_does_not_know_is_rejected_on_an_identify_too()
    {
        var text = File.ReadAllText(Repository.File("plans", "shop.yaml")).Replace("identifiers: [email_sha256, ", "identifiers: [");
        var log = RequestLogs.Line("/v1/i", """{"userId":"u1","traits":{"email":"x@example.com"}}""");
        var summary = await warehouse.ImportAsync(_folder.File("unknown.jsonl", log), Mapping, PlanFile.Parse(text, "plan").Plan, planText: text);
        summary.Rejected.ShouldBe([new RejectedCount("unknown_identifier", "email_sha256", 1)]);
    }

    [Fact]
    public async Task The_plan_that_was_used_last_is_the_folders_also_when_it_was_used_before()
    {
        var other = ImporterTests.Repaired();
        var (first, second) = (RequestLogs.Unique(_folder, 1), RequestLogs.Unique(_folder, 1));
        await warehouse.ImportAsync(first, Mapping);
        await warehouse.ImportAsync(second, Mapping, PlanFile.Parse(other, "other").Plan, planText: other);
        (await StoredPlan.ReadAsync(warehouse.Client, TestContext.Current.CancellationToken)).Digest.ShouldNotBe(TestWarehouse.Shop.Digest);
        await warehouse.ImportAsync(first, Mapping);
        (await StoredPlan.ReadAsync(warehouse.Client, TestContext.Current.CancellationToken)).Digest.ShouldBe(TestWarehouse.Shop.Digest);
    }

    [Fact]
    public async Task A_dry_run_shows_the_calls()
    {
        var file = LogFile.Inspect(RequestLogs.Unique(_folder, 1));
        var result = await DryRun.RunAsync(new LogOpener(), file, MappingFile.Requests, TestWarehouse.Shop, null, 100, TimeProvider.System, TestContext.Current.CancellationToken);
        result.Records.Select(record => (record.Line, record.Part, record.Event.Name, record.Outcome.Rejection?.Code)).ShouldBe(
        [
            (1, 0, "Product Viewed", null), (2, 0, "Product Viewed", null), (3, 0, "$identify", null), (4, 0, "Product Added", null), (4, 1, "nonsense", "unknown_event"),
            (4, 2, "Order Completed", null), (6, 0, "Email Opened", null), (7, 0, "Page Viewed", null),
        ]);
        result.PassedOver.Values.Sum().ShouldBe(1);
    }

    private Task<T> AskAsync<T>(string select, ImportSummary summary, string more = "") =>
        warehouse.AskAsync<T>($"{select} WHERE log_id = '{summary.LogId}' {more}");
}
