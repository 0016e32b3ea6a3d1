using Cairn.Import.Loading;
using Cairn.Import.Quarantined;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Tests.Quarantined;

/// <summary>What a rejection is said to be fixed by fixes it: each is done here.</summary>
public sealed class RemedyTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IAsyncLifetime
{
    private const int RowsLookedAt = 10_000;
    private const string Header = "time,user,event,amount,cur,more\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"{Guid.NewGuid():N}.csv";

    private readonly string _source = $"remedies-{Guid.NewGuid():N}";

    /// <summary>A delete rewrites and syncs each part that it touches; the parts of the cases before are made one.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var table in (string[])["imports", "quarantine", "events"])
            await warehouse.RunAsync($"OPTIMIZE TABLE {table} FINAL");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,nonsense,,,", "unknown_event")]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,5,USDX,", "unknown_currency")]
    public async Task A_mended_plan_and_a_replay(string row, string code)
    {
        await RejectedAsync(row, code, Remedy.Plan);
        await ReplayedAsync(Loading.ImporterTests.Repaired().Replace("name: shop", "name: shop\ncurrencies: [USDX]"));
    }

    [Theory]
    [InlineData("", "after_until", "status: deprecated, until: 2026-01-31", "status: deprecated, until: 2026-02-28")]
    [InlineData("", "missing_property", "properties: { more: { type: string, required: true } }", "properties: { more: string }")]
    [InlineData("7", "out_of_range", "properties: { more: { type: number, maximum: 5 } }", "properties: { more: { type: number, maximum: 9 } }")]
    [InlineData("b", "not_in_enum", "properties: { more: { type: string, enum: [a] } }", "properties: { more: { type: string, enum: [a, b] } }")]
    [InlineData("b7", "pattern", "properties: { more: { type: string, pattern: '[a-z]+' } }", "properties: { more: { type: string, pattern: '[a-z0-9]+' } }")]
    [InlineData("-5", "negative_value", "properties: { value: number }", "properties: { value: { type: number, minimum: -9 } }")]
    [InlineData("0xab", "unknown_identifier", "identifiers: [crm]", "identifiers: [crm, wallet]")]
    public async Task A_mended_event_of_the_plan_and_a_replay(string more, string code, string before, string after)
    {
        var mapping = Mapping + code switch
        {
            "unknown_identifier" => "",
            "out_of_range" => "\nproperties: { more: { column: more, type: number } }",
            _ => "\nproperties: { more: more }",
        };
        if (code == "negative_value")
            mapping = With(mapping, "value: more");
        if (code == "unknown_identifier")
            mapping = With(mapping, "identifiers: { user_id: user, wallet: more }");
        await RejectedAsync($"2026-02-01T10:00:00Z,u-{code},Looked,,EUR,{more}", code, Remedy.Plan, mapping, PlanFile.Parse(Small(before), "small").Plan);
        await ReplayedAsync(Small(after));
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,5,€,", "not_a_currency", "currency: cur", "currency: { column: cur, names: { \"€\": EUR } }")]
    [InlineData("2026-02-01T10:00:00Z,0,page_view,,,", "identifier_missing", "rest: false", "real_ids: [\"0\"]")]
    [InlineData("2026-02-01T10:00:00Z,u1,,,,page_view", "event_missing", "event: { column: event }", "event: { column: more }")]
    [InlineData(",u1,page_view,,,2026-02-01T10:00:00Z", "time_missing", "time: { column: time }", "time: { column: more }")]
    [InlineData("01.02.2026 10:00,u1,page_view,,,", "time_unreadable", "time: { column: time, zone: UTC }", "time: { column: time, zone: UTC, format: \"dd.MM.yyyy HH:mm\" }")]
    [InlineData("2026-02-01 10:00:00,u1,page_view,,,", "zone_missing", "time: { column: time, zone: { column: more } }", "time: { column: time, zone: UTC }")]
    [InlineData("2026-02-01 10:00:00,u1,page_view,,,Mars/Base", "zone_unknown", "time: { column: time, zone: { column: more } }", "time: { column: time, zone: UTC }")]
    [InlineData("2026-03-29 02:30:00,u1,page_view,,,", "time_skipped", "time: { column: time, zone: Europe/Berlin, strict: true }", "time: { column: time, zone: UTC }")]
    [InlineData("2026-10-25 02:30:00,u1,page_view,,,", "time_ambiguous", "time: { column: time, zone: Europe/Berlin, strict: true }", "time: { column: time, zone: UTC }")]
    [InlineData("01.02.0026 10:00,u1,page_view,,,", "time_out_of_bounds", "time: { column: time, zone: UTC, format: \"dd.MM.yyyy HH:mm\" }", "time: { column: time, zone: UTC, format: \"dd.MM.'00'yy HH:mm\" }")]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,\"2.502,90\",EUR,", "value_not_a_number", "file: { decimal: \".\" }", "file: { decimal: \",\" }")]
    [InlineData("2026-02-01T10:00:00Z,u1,page_view,,,abc", "property_type", "properties: { more: { column: more, type: number } }", "properties: { more: more }")]
    [InlineData("2026-02-01T10:00:00Z,u1,product_view,,,9.90", "wrong_type", "properties: { price: more }", "properties: { price: { column: more, type: number } }")]
    public async Task A_mended_mapping_and_an_import_that_replaces(string row, string code, string before, string after)
    {
        await RejectedAsync(row, code, Remedy.Mapping, With(Mapping, before));
        var summary = await ImportAsync(row, With(Mapping, after), replace: true);
        (summary.Events, summary.Quarantined).ShouldBe((1UL, 0UL));
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,1.249,EUR,", "value_ambiguous", "rest: false", "file: { decimal: \",\" }", "SELECT toString(max(value))", "1249")]
    [InlineData("2026-02-01 10:00:00,u1,purchase,1,EUR,", "time_without_zone", "time: { column: time }", "time: { column: time, zone: Europe/Berlin }", "SELECT toString(min(occurred_at))", "2026-02-01 09:00:00.000")]
    public async Task What_the_first_rows_did_not_show(string row, string code, string before, string after, string question, string answer)
    {
        var rows = string.Concat(Enumerable.Range(0, RowsLookedAt).Select(i => $"2026-02-01T10:00:00Z,v{i},page_view,,,\n"));
        await RejectedAsync(rows + row, code, Remedy.Mapping, With(Mapping, before));
        var summary = await ImportAsync(rows + row, With(Mapping, after), replace: true);
        (summary.Events, summary.Quarantined).ShouldBe((RowsLookedAt + 1UL, 0UL));
        (await warehouse.AskAsync<string>($"{question} FROM events WHERE log_id = '{summary.LogId}'")).ShouldBe(answer);
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,page_view", "ragged_row", "2026-02-01T10:00:00Z,u1,page_view,,,")]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,1.123456789,EUR,", "value_too_precise", "2026-02-01T10:00:00Z,u1,purchase,1.12,EUR,")]
    public async Task A_mended_record(string row, string code, string repaired)
    {
        await RejectedAsync(row, code, Remedy.Record);
        var edit = new QuarantineEdit(warehouse.Client, warehouse.Folder, TimeProvider.System);
        var record = await edit.FindAsync(_name, 2, null, TestContext.Current.CancellationToken);
        record.Raw.ShouldBe(row);
        await Should.ThrowAsync<UserException>(() => edit.ReplayAsync(record, row, TestWarehouse.Shop, TestContext.Current.CancellationToken));
        (await QuarantinedAsync()).ShouldBe(1UL);

        (await edit.ReplayAsync(record, repaired + "\n", TestWarehouse.Shop, TestContext.Current.CancellationToken)).Accepted.ShouldBe(1);
        (await QuarantinedAsync()).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{record.LogId}' AND log_offset = {record.LogOffset}")).ShouldBe(1UL);
    }

    [Fact]
    public async Task Of_a_record_single_fields_can_be_set()
    {
        await RejectedAsync("2026-02-01T10:00:00Z,u1,purchase,\"1,5,1\",EUR,", "value_not_a_number", Remedy.Mapping);
        var edit = new QuarantineEdit(warehouse.Client, warehouse.Folder, TimeProvider.System);
        var record = await edit.FindAsync(_name, 2, null, TestContext.Current.CancellationToken);
        (await edit.SetAsync(record, new Dictionary<string, string> { ["user"] = "a,\"b\"", ["amount"] = "1.50" }, TestContext.Current.CancellationToken))
            .ShouldBe("2026-02-01T10:00:00Z,\"a,\"\"b\"\"\",purchase,1.50,EUR,");
        (await Should.ThrowAsync<UserException>(() => edit.SetAsync(record, new Dictionary<string, string> { ["amout"] = "1" }, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("no column 'amout'");
    }

    private string Mapping => $$"""
        source: {{_source}}
        event: { column: event }
        time: { column: time, zone: UTC }
        identifiers: { user_id: user }
        value: amount
        currency: cur
        rest: false
        """;

    private static string Small(string edit) => $$"""
        name: small
        version: "1"
        {{(edit.StartsWith("identifiers", StringComparison.Ordinal) ? edit : "")}}
        phases: { discovery: { minimum: 0, maximum: 1 } }
        events:
          Looked: { phase: discovery, value: 0.5{{(edit.StartsWith("identifiers", StringComparison.Ordinal) ? "" : $", {edit}")}} }
        """;

    /// <summary>A mapping with one key's line in the place of another, or added.</summary>
    private static string With(string mapping, string line)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var lines = mapping.Split('\n');
        return lines.Any(one => one.StartsWith(key + ":", StringComparison.Ordinal))
            ? string.Join('\n', lines.Select(one => one.StartsWith(key + ":", StringComparison.Ordinal) ? line : one))
            : $"{mapping}\n{line}";
    }

    private async Task ReplayedAsync(string planText)
    {
        var plan = PlanFile.Parse(planText, "fixed").Plan!;
        await new QuarantineReplay(warehouse.Client, warehouse.Folder, TimeProvider.System).RunAsync(plan, planText, TestContext.Current.CancellationToken);
        (await QuarantinedAsync()).ShouldBe(0UL);
    }

    private async Task RejectedAsync(string row, string code, string remedy, string? mapping = null, TrackingPlan? plan = null)
    {
        (await ImportAsync(row, mapping ?? Mapping, plan: plan)).Rejected.ShouldHaveSingleItem().Code.ShouldBe(code);
        Remedy.For(code).ShouldBe(remedy);
    }

    private Task<ImportSummary> ImportAsync(string row, string mapping, bool replace = false, TrackingPlan? plan = null) =>
        warehouse.ImportAsync(_folder.File(_name, Header + row + "\n"), mapping, plan, replace);

    private Task<ulong> QuarantinedAsync() => warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE source = '{_source}'");
}
