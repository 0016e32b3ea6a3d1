using Cairn.Engine.Sessions;
using Cairn.Model;

namespace Cairn.Cli.Tests.Output;

public class CommandLineMistakeTests
{
    [Theory]
    [InlineData("attribute --frmat json", "There is no option --frmat.", "Did you mean --format? Help: cairn attribute --help")]
    [InlineData("attribute --frmat=json", "There is no option --frmat.", "Did you mean --format? Help: cairn attribute --help")]
    [InlineData("attribute --frmat --help", "There is no option --frmat.", "Did you mean --format? Help: cairn attribute --help")]
    [InlineData("journey --dta x", "There is no option --dta.", "Did you mean --data? Help: cairn journey --help")]
    [InlineData("journey --dta", "There is no option --dta.", "Did you mean --data? Help: cairn journey --help")]
    [InlineData("attribute --format xyz", "--format: 'xyz' is none of csv, html, json, table.", "Help: cairn attribute --help")]
    [InlineData("quarantine list --format jsn", "--format: 'jsn' is none of json, table.", "Did you mean json? Help: cairn quarantine list --help")]
    [InlineData("import a.csv --rows x", "--rows: 'x' is no whole number.", "How many records a dry run shows. Help: cairn import --help")]
    [InlineData("engine --memory much", "--memory: 'much' is no number.", "Help: cairn engine --help")]
    [InlineData("attribute --by", "--by has no value behind it.", "Help: cairn attribute --help")]
    [InlineData("attribute --by a --by b", "--by is given 2 times.", "Give it once. Help: cairn attribute --help")]
    [InlineData("serv", "There is no command 'cairn serv'.", "Did you mean serve? Help: cairn --help")]
    [InlineData("plan chekc", "There is no command 'cairn plan chekc'.", "Did you mean check? Help: cairn plan --help")]
    [InlineData("plan", "cairn plan needs one of check, show, apply, schema, infer.", "Help: cairn plan --help")]
    [InlineData("journey", "PERSON is missing.", "A user id, anonymous id or other identifier. Help: cairn journey --help")]
    [InlineData("quarantine replay", "--plan is missing.", "The fixed tracking plan. Help: cairn quarantine replay --help")]
    [InlineData("sql a b", "'b' is one word too many.", "Put a text with blanks between quotes. Help: cairn sql --help")]
    [InlineData("journey x --max 0", "--max takes a number from 1 to 100,000.", "Help: cairn journey --help")]
    public void a_mistake_is_told_in_two_lines_with_what_was_meant(string line, string what, string remedy)
    {
        var mistake = Should.Throw<UserException>(() => CairnCommand.Parse(line.Split(' ')));

        (mistake.Message, mistake.Remedy).ShouldBe((what, remedy));
    }

    [Theory]
    [InlineData("attribute --help")]
    [InlineData("help attribute")]
    [InlineData("import - --plan p.yaml")]
    [InlineData("sql --tables")]
    public void what_is_no_mistake_is_not_told_as_one(string line) =>
        CairnCommand.Parse(line.Split(' ')).ShouldNotBeNull();

    [Fact]
    public void what_the_engine_says_is_told_without_the_names_of_its_parts() =>
        WarehouseFailure.Plain("sql: Code: 73. DB::Exception: Code: 73. DB::Exception: Unknown format foo. (UNKNOWN_FORMAT) (version 26.7.2.1). (UNKNOWN_FORMAT)")
            .ShouldBe("sql: Unknown format foo. (UNKNOWN_FORMAT)");

    [Fact]
    public void a_statement_may_begin_with_a_remark() =>
        CairnCommand.Parse("sql", "--a remark\nSELECT 1").Errors.ShouldBeEmpty();

    [Fact]
    public async Task no_help_follows_a_mistake_and_none_of_our_types_is_named()
    {
        foreach (var line in new[] { "attribute --format xyz", "attribute --models foo --paths none.csv", "world --seed x", "import a.csv --rows x" })
        {
            var result = await CairnProcess.RunAsync(Path.GetTempPath(), line.Split(' '));

            result.ExitCode.ShouldBe(1, line);
            result.Output.ShouldBeEmpty(line);
            result.Errors.ShouldStartWith("error: ");
            result.Errors.TrimEnd().Split('\n').Length.ShouldBeLessThanOrEqualTo(3, line);
            foreach (var ours in new[] { "System.", "ReportFormat", "Exception", "Usage:" })
                result.Errors.ShouldNotContain(ours);
        }
    }
}
