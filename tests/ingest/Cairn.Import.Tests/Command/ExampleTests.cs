using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cairn.Import.Tests.Command;

/// <summary>
/// The example logs go from nothing to a report with what docs/import.md says; the totals are counted here by reading the raw
/// files with code of the tests alone.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    static ExampleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_german_shops_export_is_reported_to_the_cent()
    {
        var orders = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var rows = await File.ReadAllLinesAsync(Repository.File("examples", "laden.csv"), Encoding.GetEncoding(1252), Token);
        foreach (var row in rows.Skip(1).Select(line => line.Split(';')).Where(row => row[2] == "Bestellung bezahlt"))
            orders[row[10].Trim()] = decimal.Parse(row[11].Replace(".", "").Replace(',', '.'), CultureInfo.InvariantCulture);
        orders.Count.ShouldBeGreaterThan(30);

        var data = await ImportAsync("laden.yaml", "laden.csv");

        (await MoneyAsync(data, "EUR")).ShouldBe(orders.Values.Sum());
        (await AskAsync(data, "SELECT countDistinct(order_id) FROM events WHERE event = 'Order Completed'")).ShouldBe(orders.Count.ToString(CultureInfo.InvariantCulture));
        (await AskAsync(data, "SELECT count() FROM events")).ShouldBe((rows.Length - 1).ToString(CultureInfo.InvariantCulture));
        // A clock in London is an hour behind those in Berlin and Vienna.
        var london = rows.First(row => row.Contains(";Europe/London;")).Split(';');
        var local = DateTime.ParseExact(london[0], "dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        var instant = TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        (await AskAsync(data, $"SELECT count() > 0 FROM events WHERE anonymous_id = '{london[3]}' AND occurred_at = toDateTime64('{instant:yyyy-MM-dd HH:mm:ss}', 3, 'UTC')")).ShouldBe("1");
    }

    [Fact]
    public async Task An_apps_overlapping_exports_are_reported_to_the_cent_in_each_currency()
    {
        var orders = new Dictionary<string, (string Currency, decimal Value)>(StringComparer.Ordinal);
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in (string[])["app-april.jsonl", "app-may.jsonl"])
            foreach (var line in await File.ReadAllLinesAsync(Repository.File("examples", file), Token))
                lines.Add(line);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("type").GetString() != "order_paid")
                continue;
            var cart = json.RootElement.GetProperty("cart");
            orders[json.RootElement.GetProperty("order").GetProperty("id").GetString()!] = (cart.GetProperty("currency").GetString()!,
                cart.GetProperty("products").EnumerateArray().Sum(one => one.GetProperty("price").GetDecimal() * one.GetProperty("quantity").GetDecimal()));
        }
        orders.Count.ShouldBeGreaterThan(30);

        var data = await ImportAsync("app.yaml", "app-april.jsonl", "app-may.jsonl");

        foreach (var currency in (string[])["EUR", "CHF"])
            (await MoneyAsync(data, currency)).ShouldBe(orders.Values.Where(order => order.Currency == currency).Sum(order => order.Value), currency);
        // Every line is stored once, however often the exports have it.
        (await AskAsync(data, "SELECT count() FROM events")).ShouldBe(lines.Count.ToString(CultureInfo.InvariantCulture));
        (await AskAsync(data, "SELECT count() FROM events WHERE event = 'Order Completed'")).ShouldBe(orders.Count.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("laden.csv")]
    [InlineData("app-april.jsonl")]
    public async Task A_guessed_mapping_stores_the_same_conversions(string name)
    {
        var (exit, mapping, errors) = await CairnProcess.RunAsync("import", "--guess", Example(name), "--plan", Plan);
        exit.ShouldBe(0, errors);
        var guessed = await DryRunAsync(name, _folder.File("guess.yaml", mapping));
        var shipped = await DryRunAsync(name, Example(name == "laden.csv" ? "laden.yaml" : "app.yaml"));
        guessed.GetProperty("conversions").ToString().ShouldBe(shipped.GetProperty("conversions").ToString());
        guessed.GetProperty("accepted").GetInt64().ShouldBe(guessed.GetProperty("total").GetInt64());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Plan => Repository.File("plans", "shop.yaml");

    private static string Example(string name) => Repository.File("examples", name);

    private static async Task<JsonElement> DryRunAsync(string name, string mapping)
    {
        var (exit, output, errors) = await CairnProcess.RunAsync("import", Example(name), "--map", mapping, "--plan", Plan, "--dry-run", "--format", "json");
        exit.ShouldBe(0, errors);
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    private async Task<string> ImportAsync(string mapping, params string[] files)
    {
        var data = Path.Combine(_folder.Path, "data");
        var (exit, output, errors) = await CairnProcess.RunAsync(["import", .. files.Select(Example), "--map", Example(mapping), "--plan", Plan, "--data", data]);
        exit.ShouldBe(0, errors);
        output.ShouldNotContain("quarantine");
        return data;
    }

    private static async Task<decimal> MoneyAsync(string data, string currency)
    {
        var (exit, output, errors) = await CairnProcess.RunAsync("attribute", "--data", data, "--conversion", "purchase", "--currency", currency, "--models", "last", "--format", "json");
        exit.ShouldBe(0, errors);
        using var report = JsonDocument.Parse(output);
        return report.RootElement.GetProperty("attribution").GetProperty("credits").EnumerateArray().Sum(credit => credit.GetProperty("value").GetDecimal());
    }

    private static async Task<string> AskAsync(string data, string sql)
    {
        var (exit, output, errors) = await CairnProcess.RunAsync("sql", sql, "--data", data, "--format", "tsv");
        exit.ShouldBe(0, errors);
        // The first line names the column.
        return output.Trim().Split('\n')[^1];
    }
}
