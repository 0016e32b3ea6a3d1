using System.Text.Json;
namespace Cairn.Cli.Tests.Commands;

public sealed class AttributePathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-attribute-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task a_path_file_becomes_json_the_same_every_time()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "path;conversions;value;null\na > b;1;10;2\nb;1;5;0\n");

        var result = await CairnProcess.RunAsync(
            _folder, "attribute", "--paths", "paths.csv", "--models", "linear,first", "--bootstrap", "0", "--format", "json");
        var again = await CairnProcess.RunAsync(
            _folder, "attribute", "--paths", "paths.csv", "--models", "linear,first", "--bootstrap", "0", "--format", "json");

        result.Errors.ShouldBeEmpty();
        result.Output.ShouldBe(
            """
            [
              {"model":"linear","key":"a","conversions":0.5,"value":5},
              {"model":"linear","key":"b","conversions":1.5,"value":10},
              {"model":"linear","key":"(unattributed)","conversions":0,"value":0},
              {"model":"first","key":"a","conversions":1,"value":10},
              {"model":"first","key":"b","conversions":1,"value":5},
              {"model":"first","key":"(unattributed)","conversions":0,"value":0}
            ]

            """);
        again.Output.ShouldBe(result.Output);
    }

    [Fact]
    public async Task every_credit_says_how_sure_it_is()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "path;conversions;value;null\na > b;400;4000;2000\nb;4;500;800\nc;1;0;9\n");
        string[] command = ["attribute", "--paths", "paths.csv", "--models", "linear,markov"];

        var table = await CairnProcess.RunAsync(_folder, command);
        var json = await CairnProcess.RunAsync(_folder, [.. command, "--format", "json"]);

        table.Output.ShouldContain("±");
        table.Output.ShouldContain("± covers 90%: each model worked out in 200 resamples of the people.");
        table.Output.ShouldContain("Too thin to act upon: c ±");
        using var rows = JsonDocument.Parse(json.Output);
        var linear = rows.RootElement[0];
        linear.GetProperty("conversions").GetDecimal().ShouldBe(200);
        linear.GetProperty("conversions_low").GetDecimal().ShouldBeInRange(175, 195);
        linear.GetProperty("conversions_high").GetDecimal().ShouldBeInRange(205, 225);
        linear.GetProperty("value_low").GetDecimal().ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task experiments_put_a_calibrated_model_beside_each()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "path;conversions;value;null\nsearch > video;400;4000;2000\nsearch;600;5000;800\n");
        File.WriteAllText(Path.Combine(_folder, "proved.csv"), "key,from,to,share,low,high\nsearch,2026-01-05,2026-02-01,0.3,0.28,0.32\n");
        File.WriteAllText(Path.Combine(_folder, "wrong.csv"), "key,from,to,share,low,high\nvidoe,2026-01-05,2026-02-01,0.3,0.28,0.32\n");

        var table = await CairnProcess.RunAsync(_folder, "attribute", "--paths", "paths.csv", "--experiments", "proved.csv", "--models", "last");
        var wrong = await CairnProcess.RunAsync(_folder, "attribute", "--paths", "paths.csv", "--experiments", "wrong.csv");

        table.Output.ShouldContain("last_calibrated");
        wrong.ExitCode.ShouldBe(1);
        wrong.Errors.ShouldContain("Did you mean 'video'?");
    }

    [Fact]
    public async Task a_number_of_resamples_that_says_nothing_is_rejected()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "path;conversions\na;4\n");

        var result = await CairnProcess.RunAsync(_folder, "attribute", "--paths", "paths.csv", "--bootstrap", "5");

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain("5 is not a number of resamples.");
        result.Errors.ShouldContain("20 to 2,000");
    }

    [Fact]
    public async Task a_map_and_a_separator_are_obeyed()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "way,orders\na|b,4\n");
        File.WriteAllText(Path.Combine(_folder, "map.yaml"), "path: way\nconversions: orders\n");

        var result = await CairnProcess.RunAsync(
            _folder, "attribute", "--paths", "paths.csv", "--map", "map.yaml", "--separator", "|", "--models", "last",
            "--bootstrap", "0", "--format", "csv");

        result.Output.ShouldContain("last,b,4,0\n");
    }

    [Fact]
    public async Task a_game_is_solved()
    {
        File.WriteAllText(Path.Combine(_folder, "worth.csv"), "coalition;worth\na;1\nb;2\na + b;4\n");

        var result = await CairnProcess.RunAsync(_folder, "attribute", "--worth", "worth.csv", "--format", "csv");

        result.Output.ShouldBe("model,key,conversions,value\nshapley,a,1.5,0\nshapley,b,2.5,0\n");
    }

    [Theory]
    [InlineData("There is no file none.csv", "--paths", "none.csv")]
    [InlineData("There is no model 'best'", "--paths", "none.csv", "--models", "best")]
    [InlineData("'7' is not a duration for --half-life", "--paths", "none.csv", "--half-life", "7")]
    [InlineData("'1/2' is not a set of position weights", "--paths", "none.csv", "--position", "1/2")]
    [InlineData("It is not clear what to attribute", "--paths", "none.csv", "--worth", "none.csv")]
    public async Task what_is_wrong_is_said_without_a_stack_trace(string message, params string[] options)
    {
        var result = await CairnProcess.RunAsync(_folder, ["attribute", .. options]);

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain(message);
        result.Errors.ShouldNotContain("   at ");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_report_can_be_written_to_a_file_which_is_whole_and_replaces_an_earlier_one()
    {
        File.WriteAllText(Path.Combine(_folder, "paths.csv"), "path;conversions\na > b;1\n");
        File.WriteAllText(Path.Combine(_folder, "report.json"), "an earlier report");
        string[] command = ["attribute", "--paths", "paths.csv", "--models", "linear", "--format", "json"];

        var result = await CairnProcess.RunAsync(_folder, [.. command, "--out", "report.json"]);

        (result.ExitCode, result.Output, result.Errors).ShouldBe((0, "", ""));
        File.ReadAllText(Path.Combine(_folder, "report.json")).ShouldBe((await CairnProcess.RunAsync(_folder, command)).Output);
        Directory.GetFiles(_folder).Select(Path.GetFileName).Order().ShouldBe(["paths.csv", "report.json"]);
    }

    [Theory]
    [InlineData("missing/report.json", "there is no folder")]
    [InlineData(".", "is a folder")]
    [InlineData("/dev/null", "is a device")]
    public async Task a_report_that_has_no_place_is_rejected_before_it_is_made(string target, string message)
    {
        var result = await CairnProcess.RunAsync(_folder, "attribute", "--paths", "none.csv", "--out", target);

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain(message);
        result.Errors.ShouldNotContain("none.csv");
    }

    [Fact]
    public async Task a_report_that_fails_leaves_the_earlier_one_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(_folder, "report.json"), "an earlier report");

        var result = await CairnProcess.RunAsync(_folder, "attribute", "--paths", "none.csv", "--out", "report.json");

        result.ExitCode.ShouldBe(1);
        File.ReadAllText(Path.Combine(_folder, "report.json")).ShouldBe("an earlier report");
        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }
}
