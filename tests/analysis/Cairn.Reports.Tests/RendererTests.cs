using System.Text.Json;

namespace Cairn.Reports.Tests;

public class RendererTests
{
    private static readonly (string Model, string Key, decimal Conversions, decimal Value)[] Credits =
    [
        ("linear", "e-mail \"news\"; ü", 0.000000001m, 120.50000000m),
        ("linear", "=HYPERLINK(1)", 3m, -0.10m),
    ];

    private static readonly ReportTable Rows = Table(Credits);

    [Fact]
    public void a_report_without_facts_is_an_array_of_objects_with_plain_decimals()
    {
        var text = Json(new Report("attribution", Rows));

        using var json = JsonDocument.Parse(text);
        var first = json.RootElement[0];
        first.EnumerateObject().Select(property => property.Name).ShouldBe(["model", "key", "conversions", "value"]);
        first.GetProperty("key").GetString().ShouldBe("e-mail \"news\"; ü");
        first.GetProperty("conversions").GetRawText().ShouldBe("0.000000001");
        first.GetProperty("value").GetRawText().ShouldBe("120.5");
        json.RootElement[1].GetProperty("value").GetRawText().ShouldBe("-0.1");
        text.Split('\n').Length.ShouldBe(Credits.Length + 3, "a line for each row");
    }

    [Fact]
    public void json_of_nothing_is_an_empty_array() => Json(new Report("attribution", Table([]))).ShouldBe("[]\n");

    [Fact]
    public void facts_stand_before_the_rows_a_line_each_and_keep_their_types()
    {
        var report = new Report("attribution", Table([]))
        {
            Facts =
            [
                new("by", "channel"),
                new("period", (Fact[])[new("from", Cell.Moment(0)), new("to", null)]),
                new("net", true),
                new("value", 71924.77000000m),
                Fact.Of(ReportTable.Of("players", Credits).With("key", static credit => credit.Model)),
            ],
        };

        Json(report).ShouldBe("""
            {"attribution":{"by":"channel",
             "period":{"from":"1970-01-01T00:00:00.000Z","to":null},
             "net":true,
             "value":71924.77000000,
             "players":[{"key":"linear"},{"key":"linear"}],
             "credits":[]}}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void csv_quotes_what_it_must_and_disarms_formulas()
    {
        using var output = new StringWriter();
        CsvRenderer.Write(output, Rows);

        output.ToString().ShouldBe(
            "model,key,conversions,value\n"
            + "linear,\"e-mail \"\"news\"\"; ü\",0.000000001,120.5\n"
            + "linear,\"'=HYPERLINK(1)\",3,-0.1\n");
    }

    [Fact]
    public void a_column_says_what_its_cells_are() =>
        Rows.Columns.Select(static column => column.Type).ShouldBe([typeof(string), typeof(string), typeof(decimal), typeof(decimal)]);

    [Fact]
    public void what_is_no_cell_is_rejected() => Should.Throw<ArgumentException>(() => Cell.Text(new object()));

    private static RowTable<(string Model, string Key, decimal Conversions, decimal Value)> Table((string Model, string Key, decimal Conversions, decimal Value)[] credits) => ReportTable.Of("credits", credits)
        .With("model", static credit => credit.Model)
        .With("key", static credit => credit.Key)
        .With("conversions", static credit => Cell.Trim(credit.Conversions))
        .With("value", static credit => Cell.Trim(credit.Value));

    private static string Json(Report report)
    {
        using var output = new StringWriter();
        JsonRenderer.Write(output, report);
        return output.ToString();
    }
}
