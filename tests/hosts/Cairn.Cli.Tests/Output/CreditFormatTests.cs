using System.Text.Json;
using Cairn.Cli.Output;
using Cairn.Model;

namespace Cairn.Cli.Tests.Output;

public class CreditFormatTests
{
    private static readonly Credit[] Credits =
    [
        new("linear", "e-mail \"news\"; ü", 0.000000001m, 120.50000000m),
        new("linear", "=HYPERLINK(1)", 3m, -0.10m),
    ];

    [Fact]
    public void json_is_an_array_of_objects_with_plain_decimals()
    {
        var output = new StringWriter();
        CreditJson.Write(output, Credits);

        using var json = JsonDocument.Parse(output.ToString());
        var first = json.RootElement[0];
        first.EnumerateObject().Select(property => property.Name).ShouldBe(["model", "key", "conversions", "value"]);
        first.GetProperty("key").GetString().ShouldBe("e-mail \"news\"; ü");
        first.GetProperty("conversions").GetRawText().ShouldBe("0.000000001");
        first.GetProperty("value").GetRawText().ShouldBe("120.5");
        json.RootElement[1].GetProperty("value").GetRawText().ShouldBe("-0.1");
    }

    [Fact]
    public void json_of_nothing_is_an_empty_array()
    {
        var output = new StringWriter();
        CreditJson.Write(output, []);

        output.ToString().ShouldBe("[]\n");
    }

    [Fact]
    public void csv_quotes_what_it_must_and_disarms_formulas()
    {
        var output = new StringWriter();
        CreditCsv.Write(output, Credits);

        output.ToString().ShouldBe(
            "model,key,conversions,value\n"
            + "linear,\"e-mail \"\"news\"\"; ü\",0.000000001,120.5\n"
            + "linear,\"'=HYPERLINK(1)\",3,-0.1\n");
    }
}
