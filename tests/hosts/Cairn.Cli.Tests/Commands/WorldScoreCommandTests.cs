using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

public sealed class WorldScoreCommandTests : IDisposable
{
    private const string Answers = """
        {"format":"cairn-world-answers/1",
         "world":{"preset":"shop","seed":7,"people":4000,"days":60,"start":"2026-01-05","faults":"leaky","currency":"USD"},
         "effects":[
          {"kind":"channel","name":"Search","id":null,"role":null,"conversion":"purchase","conversions":3,"conversions_se":0.5,"revenue":30,"revenue_se":5},
          {"kind":"channel","name":"Email","id":null,"role":null,"conversion":"purchase","conversions":1,"conversions_se":0.5,"revenue":10,"revenue_se":5}],
         "baseline":[{"conversion":"purchase","conversions":10,"without_channels":6,"revenue":100,"revenue_without_channels":60}],
         "capture":[{"event":"Order Completed","dimension":"all","value":"","true":100,"captured":80,"rate":0.8,"altered":0,"repeated":0}],
         "faults":[{"id":"dead","kind":"dead_tag","start":"2026-01-10T00:00:00Z","end":null,"events":["Product Viewed"],"whom":{},"lost":50,"doubled":0,"delayed":0,"altered":0,"phantom":0}],
         "people":[{"person":"p-000001","kind":"customer","household":null,"alive":true,"future_orders":0,"future_value":0,"identifiers":{"user_id":["u"],"wallet":["w"]}}],
         "fault_events":[]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-score-");

    public WorldScoreCommandTests() => File.WriteAllText(Path.Combine(_folder.FullName, "answers.json"), Answers);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task what_cairn_attribute_prints_can_be_scored_as_it_is()
    {
        Write("paths.csv", "path;conversions;value;null\nSearch > Email;4;40;1\nEmail;4;40;3\n");
        var report = await CairnProcess.RunAsync(_folder.FullName, "attribute", "--paths", "paths.csv", "--models", "first,last", "--format", "json");
        report.ExitCode.ShouldBe(0, report.Errors);
        Write("report.json", report.Output);

        var table = await Score("report.json");
        var json = await Score("report.json", "--format", "json");

        // first gives each half, last gives Email all; truly Search has three quarters.
        table.ExitCode.ShouldBe(0, table.Errors);
        table.Output.ShouldContain("first comes nearest to the truth: its shares are off by 25.0 points on average.");
        table.Output.ShouldContain("All channels together truly caused 4.00; the models credit them with 8.00.");
        var models = JsonDocument.Parse(json.Output).RootElement.GetProperty("attribution").GetProperty("conversions").GetProperty("models");
        models[1].GetProperty("mean_absolute_error").GetDouble().ShouldBe(75, 1e-9);
        models[1].GetProperty("over_credit").GetDouble().ShouldBe(2, 1e-9);
    }

    [Fact]
    public async Task each_section_of_a_report_has_its_part()
    {
        Write("report.json", """
            {"identity":[{"person":"x","identifiers":[{"type":"user_id","id":"u"},{"type":"wallet","id":"w"}]}],
             "assurance":{"capture":[{"event":"Order Completed","dimension":"all","rate":0.79,"low":0.7,"high":0.85}],
                          "findings":[{"cause":"unload_loss","start":"2026-01-10","event":"Product Viewed"}]}}
            """);

        var score = await Score("report.json");

        score.ExitCode.ShouldBe(0, score.Errors);
        score.Output.ShouldContain("0 of 1 clusters merge people");
        score.Output.ShouldContain("The intervals keep their word");
        score.Output.ShouldContain("named unload_loss, it is dead_tag");
        score.Output.ShouldNotContain("True effect");
    }

    [Fact]
    public async Task a_broken_report_is_the_users_to_mend()
    {
        Write("report.json", "[\n{\"model\":\"m\"}]");

        var score = await Score("report.json");

        score.ExitCode.ShouldBe(ExitCode.UserError);
        score.Errors.ShouldContain("report.json, line 2: credits[0] has no 'key'");
        score.Errors.ShouldContain("docs/world-score.md");
    }

    private Task<CairnResult> Score(string report, params string[] more) =>
        CairnProcess.RunAsync(_folder.FullName, ["world", "score", "--answers", ".", "--report", report, .. more]);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
