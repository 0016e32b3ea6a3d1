namespace Cairn.Cli.Tests.Cases;

/// <summary>The inputs that stand beside the repository, with what is right for each; skipped where they are absent.</summary>
public sealed class SharedCases
{
    [Fact]
    public async Task Source_of_untagged_visits()
    {
        await using var folder = new CaseFolder();
        await folder.ImportFileAsync(File("source-of-untagged", "visits.csv"), File("source-of-untagged", "map.yaml"));
        (await folder.ReportAsync("source")).ShouldBe("(direct) 1 10, google 3 170");
        (await folder.ReportAsync("medium")).ShouldBe("(none) 1 10, cpc 2 70, organic 1 100");
    }

    [Fact]
    public async Task Click_ids_without_a_medium_campaigns_behind_the_number_sign_and_a_sep_line()
    {
        await using var folder = new CaseFolder();
        await folder.ImportFileAsync(File("click-id-without-medium", "visits.csv"), File("click-id-without-medium", "map.yaml"));
        await folder.ImportFileAsync(File("utm-in-fragment", "visits.csv"), File("utm-in-fragment", "map.yaml"));
        await folder.ImportFileAsync(File("sep-line", "sep.csv"), File("sep-line", "map.yaml"));
        (await folder.ReportAsync("channel")).ShouldBe("Paid Search 1 100");
        (await folder.SqlAsync("SELECT channel, arrayStringConcat(arraySort(groupArray(anonymous_id)), ' ') FROM events WHERE position('plain_query upper_names encoded html_amp doubled two_questions broken_percent relative mtm v1', anonymous_id) = 0 GROUP BY 1 ORDER BY 1")).ShouldBe(
        [
            "Email fragment_only gclid_newsletter hash_router hash_router_query_before query_and_fragment",
            "Organic Social fbclid_source",
            "Paid Search gclid_alone gclid_campaign gclid_empty_medium gclid_in_hash_router gclid_source gclid_source_campaign gclid_tagged gclid_upper msclkid_source",
            "Paid Social ttclid_source",
        ]);
        (await folder.SqlAsync("SELECT DISTINCT traffic_source, traffic_medium, traffic_campaign FROM events WHERE match(anonymous_id, '^(fragment_only|query_and_fragment|hash_router)')")).ShouldBe(["news email feb"]);
    }

    [Fact]
    public async Task Same_moment()
    {
        await using var folder = new CaseFolder();
        await folder.ImportFileAsync(File("same-moment", "visits.csv"), File("same-moment", "map.yaml"));
        (await MomentCases.ToldAsync(folder, "v1")).ShouldBe(("Paid Search", "Paid Search"));
        (await MomentCases.ToldAsync(folder, "v7")).ShouldBe(("Paid Search", "Paid Search"));
        (await folder.ReportAsync("channel")).ShouldBe("Email 2 200, Paid Search 5 500");
    }

    [Fact]
    public async Task Duplicate_rows()
    {
        await using var folder = new CaseFolder();
        await folder.ImportFileAsync(File("duplicate-rows", "events.csv"), File("duplicate-rows", "map.yaml"));
        await folder.ImportFileAsync(File("duplicate-rows", "events2.csv"), File("duplicate-rows", "map.yaml"));
        (await folder.ReportAsync("channel")).ShouldBe("Direct 1 100");
        (await folder.RunAsync("duplicates", "--data", "data", "--format", "csv")).Split('\n')[1].ShouldStartWith("web,Order Completed,2,");
    }

    [Theory]
    [InlineData("one-order-two-persons", "Paid Search 1 80")]
    [InlineData("server-order-own-session", "Paid Search 1 80")]
    [InlineData("cut-emoji", "Direct 3 220, Email 1 60, Paid Search 1 70")]
    public async Task Request_logs(string name, string right)
    {
        await using var folder = new CaseFolder();
        await folder.ImportFileAsync(File(name, "requests.jsonl"));
        (await folder.ReportAsync("channel")).ShouldBe(right);
        (await folder.SqlAsync("SELECT anonymous_id FROM events WHERE has(splitByChar(' ', flags), 'text_repaired') ORDER BY 1")).ShouldBe(name == "cut-emoji" ? ["a2", "a3", "a4"] : []);
    }

    [Fact]
    public async Task Parquet_instants()
    {
        await using var folder = new CaseFolder();
        foreach (var name in new[] { "micros_logical", "micros_converted", "nanos_logical" })
            await folder.ImportFileAsync(File("parquet-utc", name + ".parquet"), File("parquet-utc", name == "nanos_logical" ? "map-berlin.yaml" : "map.yaml"));
        (await folder.SqlAsync("SELECT DISTINCT toString(occurred_at, 'UTC') FROM events")).ShouldBe(["2026-02-01 10:00:00.123"]);

        await folder.ImportFileAsync(File("parquet-utc", "micros_local.parquet"), File("parquet-utc", "map-berlin.yaml"));
        (await folder.SqlAsync("SELECT DISTINCT toString(occurred_at, 'UTC') FROM events ORDER BY 1")).ShouldBe(["2026-02-01 09:00:00.123", "2026-02-01 10:00:00.123"]);
        var rejected = await CairnProcess.RunAsync(folder.Path, "import", File("parquet-utc", "micros_local.parquet"), "--map", File("parquet-utc", "map.yaml"), "--plan", CaseFolder.Plan, "--data", "data", "--replace");
        (rejected.ExitCode, rejected.Errors.Contains("names no zone", StringComparison.Ordinal)).ShouldBe((1, true), rejected.Errors);
    }

    private static string File(string folder, string name) => Repository.Shared("..", "cases", folder, name);
}
