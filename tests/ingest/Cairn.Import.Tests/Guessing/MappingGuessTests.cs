using System.Text;
using Cairn.Import.Guessing;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;

namespace Cairn.Import.Tests.Guessing;

/// <summary>A guessed mapping works as it is, on logs as different shops and apps write them.</summary>
public sealed class MappingGuessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    static MappingGuessTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_german_shop_in_windows_1252()
    {
        var text = """
            Zeitpunkt;Zeitzone;Ereignis;Kundennummer;E-Mail;Gerät;Seite;Bestellnummer;Betrag;Währung
            01.02.2026 10:00:00;Europe/Berlin;Produkt angesehen;;;Desktop;https://laden.example/p?utm_source=google&utm_medium=cpc;;;
            01.02.2026 10:05:00;Europe/Berlin;Bestellung bezahlt;K-1;kunde1@laden.example;Desktop;https://laden.example/danke;B-1;2.502,90;EUR
            01.02.2026 11:05:00;Europe/London;Bestellung bezahlt;K-2;kunde2@laden.example;Handy;https://laden.example/danke;B-2;1.249,00;EUR
            01.02.2026 12:00:00;Europe/Berlin;Rückruf gewünscht;K-2;kunde2@laden.example;Handy;https://laden.example/hilfe;;;

            """;
        var (mapping, result) = await GuessAsync("laden.csv", Encoding.GetEncoding("windows-1252").GetBytes(text));
        mapping.ShouldContain("encoding: windows-1252");
        mapping.ShouldContain("decimal: \",\"");
        mapping.ShouldContain("zone: { column: Zeitzone }");
        mapping.ShouldContain("Bestellung bezahlt: Order Completed");
        mapping.ShouldContain("# \"Rückruf gewünscht\": ...");
        result.Conversions.Single().Stored.ByCurrency["EUR"].ShouldBe(3751.90m);
        result.Rejected.Select(rejection => $"{rejection.Code} {rejection.Records}").ShouldBe(["identifier_missing 1", "unknown_event 1"], ignoreOrder: true);
        DateTimeOffset.FromUnixTimeMilliseconds(result.Records[2].Event.OccurredAt).ShouldBe(new DateTimeOffset(2026, 2, 1, 11, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task An_app_in_json_lines_with_products()
    {
        var text = """
            {"id":"e1","ts":1770000000000,"event":"screen_view","user":{"id":null},"device":{"id":"d1","os":"iOS"}}
            {"id":"e2","ts":1770000060000,"event":"purchase_completed","user":{"id":"u1"},"device":{"id":"d1","os":"iOS"},"order":{"id":"o1"},"cart":{"currency":"CHF","products":[{"sku":"a","price":10.5,"quantity":2},{"sku":"b","price":4}]}}

            """;
        var (mapping, result) = await GuessAsync("app.jsonl", Encoding.UTF8.GetBytes(text));
        mapping.ShouldContain("value: { sum: \"cart.products[].price\", times: \"cart.products[].quantity\", events: [");
        result.Conversions.Single().Stored.ByCurrency.ShouldBe(new Dictionary<string, decimal> { ["CHF"] = 25m });
        result.Rejected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("date,time,event,customer\n01/02/2026,10:00,page_view,a\n13/02/2026,11:30,page_view,a\n", "format: \"dd/MM/yyyy HH:mm\", zone: UTC")]
    [InlineData("when,event,customer\n46054.5,page_view,a\n", "time: CHOOSE")]
    [InlineData("timestamp,event,customer\n46054.5,page_view,a\n", "format: excel")]
    [InlineData("ts,event,customer\n1770000000,page_view,a\n", "time: { column: ts }")]
    [InlineData("ts,event,customer\n2026-02-01 10:00:00,page_view,a\n", "CHECK: the times name no zone")]
    public async Task Times_are_recognised(string text, string expected) =>
        (await MappingOf("log.csv", Encoding.UTF8.GetBytes(text))).ShouldContain(expected);

    [Fact]
    public async Task Money_that_can_be_read_in_two_ways_is_to_be_checked() =>
        (await MappingOf("log.csv", "ts;event;customer;amount\n1770000000;purchase;a;1.249\n"u8.ToArray())).ShouldContain("decimal: \",\"                      # CHECK: amount");

    [Fact]
    public async Task Columns_that_the_plan_types_become_what_it_asks_for()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"2026-02-01T10:{i:00}:00Z,product_viewed,v-{i},sku-{i},{i}.50,{(i == 7 ? "US$" : "USD")},0049{i}\n"));
        var (mapping, result) = await GuessAsync("shop.csv", Encoding.UTF8.GetBytes("time,event,visitor_id,product_id,price,currency,phone\n" + rows));
        mapping.ShouldContain("price: { column: price, type: number }");
        mapping.ShouldContain("currency: currency   # CHECK: 1 of 30 values are no ISO 4217 code");
        mapping.ShouldNotContain("phone");
        result.Rejected.Select(rejection => $"{rejection.Code} {rejection.Records}").ShouldBe(["not_a_currency 1"]);
    }

    [Fact]
    public async Task Money_counts_on_conversions_and_on_what_gives_it_back() =>
        (await MappingOf("shop.csv", "time,event,customer,order_id,amount\n2026-02-01T10:00:00Z,purchase,a,o1,10.00\n2026-02-02T10:00:00Z,refund,a,o1,-4.00\n"u8.ToArray()))
            .ShouldContain("value: { column: amount, events: [purchase, refund] }");

    [Fact]
    public async Task Without_a_plan_only_decimals_are_numbers_as_others_may_be_ids()
    {
        var mapping = await MappingOf("log.csv", "time,event,customer,weight,parcel\n2026-02-01T10:00:00Z,page_view,a,1.5,00123\n"u8.ToArray(), withPlan: false);
        mapping.ShouldContain("weight: { column: weight, type: number }");
        mapping.ShouldNotContain("parcel");
    }

    private async Task<string> MappingOf(string name, byte[] content, bool withPlan = true) =>
        await MappingGuess.WriteAsync(new LogOpener(), LogFile.Inspect(_folder.File(name, content)), withPlan ? TestWarehouse.Shop : null, TestContext.Current.CancellationToken);

    private async Task<(string Mapping, DryRunResult Result)> GuessAsync(string name, byte[] content)
    {
        var mapping = await MappingOf(name, content);
        var result = await DryRun.RunAsync(new LogOpener(), LogFile.Inspect(Path.Combine(_folder.Path, name)), MappingFile.Parse(mapping, "guess.yaml"),
            TestWarehouse.Shop, null, 100, TimeProvider.System, TestContext.Current.CancellationToken);
        return (mapping, result);
    }
}
