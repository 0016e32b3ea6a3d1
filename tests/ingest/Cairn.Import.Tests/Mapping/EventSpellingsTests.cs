using Cairn.Plan;

namespace Cairn.Import.Tests.Mapping;

/// <summary>An event has a name in the plan, aliases, and what a log calls it: all mean the same wherever a mapping names it.</summary>
public sealed class EventSpellingsTests(OwnWarehouse warehouse) : IClassFixture<OwnWarehouse>, IDisposable
{
    private const string Log = "time,user,event,total,order,plan,label\n"
        + "2026-02-01T10:00:00Z,u1,order_paid,12.50,o1,pro,1\n2026-02-01T11:00:00Z,u1,bestellt,7.50,o2,pro,0\n2026-02-01T12:00:00Z,u1,page_view,99,x,x,0\n";

    private static readonly string PlanText = File.ReadAllText(Repository.File("plans", "shop.yaml"))
        .Replace("aliases: [purchase, Purchase,", "aliases: [order_paid, purchase, Purchase,");

    private readonly TemporaryFolder _folder = new();
    private int _files;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Order Completed")]
    [InlineData("order_paid")]
    [InlineData("purchase")]
    [InlineData("bestellt")]
    public async Task Money_order_and_property_are_read_however_the_event_is_spelled(string name)
    {
        var summary = await ImportAsync($$"""
            event: { column: event, names: { bestellt: Order Completed } }
            value: { column: total, events: [{{name}}] }
            currency: { constant: USD, events: [{{name}}] }
            order_id: { column: order, events: [{{name}}] }
            properties: { tier: { column: plan, events: [{{name}}] } }
            """);
        summary.Events.ShouldBe(3UL);
        summary.UnmetNames.ShouldBeEmpty();
        (await AskAsync(summary, "concat(toString(sum(value)), ' ', toString(countIf(currency = 'USD')), ' ', arrayStringConcat(arraySort(groupArrayIf(order_id, order_id != ''))), ' ', toString(countIf(properties != '{}')))"))
            .ShouldBe("20 2 o1o2 2");
    }

    [Fact]
    public async Task A_further_events_money_is_read_by_any_of_its_names()
    {
        var summary = await ImportAsync("""
            event: { constant: Page Viewed }
            also:
              - { event: order_paid, when: { label: "1" }, value: { column: total, events: [Order Completed] }, currency: { constant: USD } }
            """);
        (await AskAsync(summary, "toString(sum(value))")).ShouldBe("12.5");
        summary.UnmetNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_no_row_has_are_told_with_the_nearest()
    {
        var summary = await ImportAsync("""
            event: { column: event, names: { bestelt: Checkout Started } }
            value: { column: total, events: [order_payed, Refund] }
            """);
        summary.UnmetNames.ShouldBe(
        [
            "value is for events 'order_payed', which no row is. Did you mean 'order_paid'?",
            "value is for events 'Refund', which no row is. The rows have: bestellt, nonsense, order_paid, page_view.",
            "event.names translates 'bestelt', which no row has. Did you mean 'bestellt'?",
        ]);
    }

    private Task<Import.Loading.ImportSummary> ImportAsync(string mapping)
    {
        var plan = PlanFile.Parse(PlanText, "plan").Plan!;
        plan.Aliases["order_paid"].ShouldBe("Order Completed");
        return warehouse.ImportAsync(_folder.File($"{Guid.NewGuid():N}-{_files++}.csv", Log + $"2026-02-01T12:00:00Z,{Guid.NewGuid():N},nonsense,,,,0\n"),
            "source: names\ntime: { column: time }\nidentifiers: { user_id: user }\n" + mapping, plan, planText: PlanText);
    }

    private Task<string> AskAsync(Import.Loading.ImportSummary summary, string select) =>
        warehouse.AskAsync<string>($"SELECT {select} FROM events WHERE log_id = '{summary.LogId}'");
}
