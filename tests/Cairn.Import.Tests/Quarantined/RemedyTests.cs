using Cairn.Import.Loading;
using Cairn.Import.Quarantined;
using Cairn.Model;
using Cairn.Model.Plan;

namespace Cairn.Import.Tests.Quarantined;

/// <summary>What a refusal is said to be mended by mends it: each is done here.</summary>
public sealed class RemedyTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const string Header = "time,user,event,amount,cur\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"{Guid.NewGuid():N}.csv";

    private readonly string _source = $"remedies-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,nonsense,,", "unknown_event")]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,5,USDX", "unknown_currency")]
    public async Task A_mended_plan_and_a_replay(string row, string code)
    {
        await RefusedAsync(row, code, Remedy.Plan);
        var mended = Loading.ImporterTests.Mended().Replace("name: shop", "name: shop\ncurrencies: [USDX]");
        var plan = PlanFile.Parse(mended, "mended").Plan!;
        await new QuarantineReplay(warehouse.Client, warehouse.Folder, TimeProvider.System).RunAsync(plan, mended, TestContext.Current.CancellationToken);
        (await QuarantinedAsync()).ShouldBe(0UL);
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,5,€", "not_a_currency", "currency: cur", "currency: { column: cur, names: { \"€\": EUR } }")]
    [InlineData("01.02.2026 10:00,u1,page_view,,", "time_unreadable", "time: { column: time, zone: UTC }", "time: { column: time, zone: UTC, format: \"dd.MM.yyyy HH:mm\" }")]
    [InlineData("2026-02-01T10:00:00Z,0,page_view,,", "identifier_missing", "rest: false", "real_ids: [\"0\"]")]
    public async Task A_mended_mapping_and_an_import_that_replaces(string row, string code, string from, string to)
    {
        await RefusedAsync(row, code, Remedy.Mapping);
        var summary = await ImportAsync(row, Mapping.Replace(from, to), replace: true);
        (summary.Events, summary.Quarantined).ShouldBe((1UL, 0UL));
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00Z,u1,page_view", "ragged_row", "2026-02-01T10:00:00Z,u1,page_view,,")]
    [InlineData("2026-02-01T10:00:00Z,u1,purchase,1.123456789,EUR", "value_too_precise", "2026-02-01T10:00:00Z,u1,purchase,1.12,EUR")]
    public async Task A_mended_record(string row, string code, string mended)
    {
        await RefusedAsync(row, code, Remedy.Record);
        var edit = new QuarantineEdit(warehouse.Client, warehouse.Folder, TimeProvider.System);
        var record = await edit.FindAsync(_name, 2, null, TestContext.Current.CancellationToken);
        record.Raw.ShouldBe(row);
        await Should.ThrowAsync<UserException>(() => edit.ReplayAsync(record, row, TestWarehouse.Shop, TestContext.Current.CancellationToken));
        (await QuarantinedAsync()).ShouldBe(1UL);

        (await edit.ReplayAsync(record, mended + "\n", TestWarehouse.Shop, TestContext.Current.CancellationToken)).Accepted.ShouldBe(1);
        (await QuarantinedAsync()).ShouldBe(0UL);
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{record.LogId}' AND log_offset = {record.LogOffset}")).ShouldBe(1UL);
    }

    [Fact]
    public async Task Of_a_record_single_fields_can_be_set()
    {
        await RefusedAsync("2026-02-01T10:00:00Z,u1,purchase,\"1,5,1\",EUR", "value_not_a_number", Remedy.Mapping);
        var edit = new QuarantineEdit(warehouse.Client, warehouse.Folder, TimeProvider.System);
        var record = await edit.FindAsync(_name, 2, null, TestContext.Current.CancellationToken);
        (await edit.SetAsync(record, new Dictionary<string, string> { ["user"] = "a,\"b\"", ["amount"] = "1.50" }, TestContext.Current.CancellationToken))
            .ShouldBe("2026-02-01T10:00:00Z,\"a,\"\"b\"\"\",purchase,1.50,EUR");
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

    private async Task RefusedAsync(string row, string code, string remedy)
    {
        (await ImportAsync(row, Mapping)).Refused.ShouldHaveSingleItem().Code.ShouldBe(code);
        Remedy.For(code).ShouldBe(remedy);
    }

    private Task<ImportSummary> ImportAsync(string row, string mapping, bool replace = false) =>
        warehouse.ImportAsync(_folder.File(_name, Header + row + "\n"), mapping, replace: replace);

    private Task<ulong> QuarantinedAsync() => warehouse.AskAsync<ulong>($"SELECT count() FROM quarantine WHERE source = '{_source}'");
}
