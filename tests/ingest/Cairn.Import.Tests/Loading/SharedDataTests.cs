namespace Cairn.Import.Tests.Loading;

public sealed class SharedDataTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task Retentioneering_has_31106_events_and_470_purchases_by_328_users()
    {
        var summary = await ImportAsync("retentioneering_ecom.csv", "retentioneering.yaml", "plans/shop.yaml");
        (summary.Rows, summary.Events, summary.Quarantined).ShouldBe((31_106, 31_106UL, 0UL));
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{summary.LogId}' AND event = 'Order Completed'")).ShouldBe(470UL);
        (await warehouse.AskAsync<ulong>($"SELECT uniqExact(user_id) FROM events WHERE log_id = '{summary.LogId}' AND event = 'Order Completed'")).ShouldBe(328UL);
    }

    [Fact]
    public async Task Criteo_has_643987_touches_and_16400_conversions()
    {
        var summary = await ImportAsync("criteo_train.tsv.gz", "criteo.yaml", "examples/criteo-plan.yaml");
        (summary.Rows, summary.Events, summary.Quarantined).ShouldBe((643_987, 643_987UL + 16_400, 0UL));
        (await warehouse.AskAsync<ulong>($"SELECT count() FROM events WHERE log_id = '{summary.LogId}' AND event = 'Ad Viewed'")).ShouldBe(643_987UL);
    }

    [Fact]
    public async Task Rees46_has_17434_events_and_a_last_line_that_was_cut()
    {
        var summary = await ImportAsync("rees46_2019-10-01.csv", "rees46.yaml", "plans/shop.yaml");
        (summary.Events, summary.Quarantined).ShouldBe((17_434UL, 1UL));
        summary.Rejected.Single().Code.ShouldBe("ragged_row");
        (await warehouse.AskAsync<decimal>($"SELECT sum(value) FROM events WHERE log_id = '{summary.LogId}'")).ShouldBe(59_442.63m);
    }

    private Task<Import.Loading.ImportSummary> ImportAsync(string data, string mapping, string plan)
    {
        var file = Repository.Shared(data);
        var planFile = Repository.File(plan);
        return warehouse.ImportAsync(file, File.ReadAllText(Repository.File("examples", mapping)), Plan.PlanFile.Load(planFile), planText: File.ReadAllText(planFile));
    }
}
