using Cairn.Cli.Tests.Cases;

namespace Cairn.Cli.Tests.Commands;

/// <summary>One record in quarantine is fixed: by fields, in an editor, and one that a collector's log holds.</summary>
public sealed class QuarantineEditCommandTests
{
    private static readonly string[] Log =
    [
        "at,what,who,address,from,number,sum,money",
        "2026-05-04T08:00:00Z,purchase,a,,,A-1,1.123456789,USD",
        "2026-05-04T08:00:00Z,purchase,b,,,B-1,2.123456789,USD",
    ];

    [Fact]
    public async Task By_fields_and_in_an_editor()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", Log, ShopLog.Mapping);
        (await folder.SqlAsync("SELECT line, code FROM quarantine ORDER BY line")).ShouldBe(["2 value_too_precise", "3 value_too_precise"]);

        (await folder.RunAsync("quarantine", "edit", "log.csv:2", "--set", "sum=1.25", "--data", "data")).ShouldContain("The record became an event.");

        // The process inherits this one's environment; no other test names an editor.
        Environment.SetEnvironmentVariable("EDITOR", "sed -i s/2.123456789/2.50/");
        (await folder.RunAsync("quarantine", "edit", "log.csv:3", "--data", "data")).ShouldContain("The record became an event.");
        (await folder.SqlAsync("SELECT order_id, value FROM events ORDER BY 1")).ShouldBe(["A-1 1.25", "B-1 2.5"]);
        (await folder.SqlAsync("SELECT count() FROM quarantine")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Rejected_again_it_stays_where_it_is()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", Log, ShopLog.Mapping);
        var still = await CairnProcess.RunAsync(folder.Path, "quarantine", "edit", "log.csv:2", "--set", "sum=1.987654321", "--data", "data");
        (still.ExitCode, still.Errors.Contains("value_too_precise", StringComparison.Ordinal) || still.Errors.Contains("decimals", StringComparison.Ordinal)).ShouldBe((1, true), still.Errors);
        var unknown = await CairnProcess.RunAsync(folder.Path, "quarantine", "edit", "log.csv:9", "--set", "sum=1", "--data", "data");
        (unknown.ExitCode, unknown.Errors.Contains("log.csv:9", StringComparison.Ordinal)).ShouldBe((1, true), unknown.Errors);
        (await folder.SqlAsync("SELECT line, raw FROM quarantine ORDER BY line")).ShouldBe(["2 2026-05-04T08:00:00Z,purchase,a,,,A-1,1.123456789,USD", "3 2026-05-04T08:00:00Z,purchase,b,,,B-1,2.123456789,USD"]);
    }

    [Fact]
    public async Task A_call_of_a_request_log_is_mended_by_a_path_in_its_json()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl", [Calls.Order("2026-05-04T08:00:00Z", "C-1", 4, user: "c").Replace("\"USD\"", "\"$\"", StringComparison.Ordinal)]);
        (await folder.SqlAsync("SELECT code FROM quarantine")).ShouldBe(["not_a_currency"]);
        (await folder.RunAsync("quarantine", "edit", "calls.jsonl:1", "--set", "body.properties.currency=USD", "--data", "data")).ShouldContain("The record became an event.");
        (await folder.ReportAsync("channel")).ShouldBe("Direct 1 4");
    }
}
