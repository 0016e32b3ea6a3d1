using Cairn.Import.Decoding;
using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Plan;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Tests.Loading;

public sealed class SuppressedTests(TestWarehouse warehouse) : IDisposable
{
    private const int Rows = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_record_is_an_event_or_in_quarantine_or_suppressed()
    {
        var ct = TestContext.Current.CancellationToken;
        var plan = PlanFile.Parse(File.ReadAllText(Repository.File("plans", "shop.yaml")) + "\nconsent: { category: Analytics }\n", "plan").Plan!;
        var mapping = MappingFile.Parse(Logs.Mapping, "map.yaml");
        var file = LogFile.Inspect(Logs.Unique(_folder, Rows));
        var reading = await LogReading.PrepareAsync(new LogOpener(), file, mapping, null, ct);
        using var log = await reading.OpenAsync(null, ct);
        var entry = new LedgerEntry(await file.HashAsync(ct), DateTimeOffset.UtcNow, file.ShownAs, 0, "test", "", "", [], "", "", plan.Digest);
        var loader = new LogLoader(warehouse.Client, entry.LogId, TimeProvider.System);
        var processor = new RowProcessor(new Denying(log.Decoder), ImportPipeline.Create(reading.Dialect, mapping, plan, entry.StartedAt), "test");
        var run = new ImportRun(log.Records, processor, loader, entry, isFresh: true, new ImportProgress());
        await run.RunAsync(null, ct);

        // Every third row is denied, every tenth is of an unknown event; of those that are both nothing may be stored.
        (await loader.Contents.ProveAsync(run.Records, ct)).ShouldBe(new TakenCounts(180, 20, 100));
        processor.Counters.Select(counter => $"{counter.Step} {counter.Rejected} {counter.Suppressed}")
            .ShouldBe(["decode 0 0", "clock 0 0", "plan 20 10", "consent 0 90", "identifiers 0 0", "channel 0 0", "machine 0 0", "client 0 0"]);
        (await warehouse.AskAsync<string>($"SELECT concat(arrayStringConcat(groupUniqArray(toString(reason))), ' ', toString(sum(log_offset % 3))) FROM suppressed WHERE log_id = '{entry.LogId}'"))
            .ShouldBe("consent_denied 0");
    }

    [Fact]
    public async Task What_was_suppressed_is_counted_stays_on_the_next_import_and_goes_when_the_log_is_replaced()
    {
        var file = Logs.Unique(_folder, 100);
        var first = await warehouse.ImportAsync(file, Logs.Mapping);
        await warehouse.RunAsync($"DELETE FROM events WHERE log_id = '{first.LogId}' AND log_offset IN (3, 4)");
        await warehouse.RunAsync($"INSERT INTO suppressed (received_at, log_id, log_offset, reason) SELECT now64(3), '{first.LogId}', number, 'consent_denied' FROM numbers(3, 2)");

        var second = await warehouse.ImportAsync(file, Logs.Mapping);
        (second.AlreadyStored, second.Events, second.Quarantined, second.Suppressed).ShouldBe((100UL, 88UL, 10UL, 2UL));
        second.SuppressedFor.ShouldBe([new SuppressedCount("consent_denied", 2)]);

        var replaced = await warehouse.ImportAsync(file, Logs.Mapping, replace: true);
        (replaced.AlreadyStored, replaced.Events, replaced.Quarantined, replaced.Suppressed).ShouldBe((0UL, 90UL, 10UL, 0UL));
    }

    /// <summary>Says of every third row that its customer denies.</summary>
    private sealed class Denying(IRowDecoder decoder) : IRowDecoder
    {
        private static readonly ConsentSignals Denied = new(new Dictionary<string, bool> { ["Analytics"] = false }, GlobalPrivacyControl: false);

        private int _row;

        public Outcome Decode(Row row, int part, Event e)
        {
            var outcome = decoder.Decode(row, part, e);
            if (_row++ % 3 == 0)
                e.Consent = Denied;
            return outcome;
        }
    }
}
