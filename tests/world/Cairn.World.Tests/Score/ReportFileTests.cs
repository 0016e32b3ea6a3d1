using Cairn.World.Answers;
using Cairn.World.Score;
using Cairn.World.Tests.Answers;
using Cairn.World.Tests.Score.Identity;

namespace Cairn.World.Tests.Score;

public sealed class ReportFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("", "none of the sections")]
    [InlineData("{}", "none of the sections attribution, identity, links and assurance")]
    [InlineData("""{"atribution":[]}""", "none of the sections")]
    [InlineData("7", "a report is an object")]
    [InlineData("[]", "the list of credits is empty")]
    [InlineData("[\n{\"model\":\"m\",\"key\":\"Email\",\"conversions\":1},\n{\"model\":\"m\",\"key\":\"Email\"}]", "line 3: credits[1] has no 'conversions'")]
    [InlineData("[\n{\"model\":\"m\",\"key\":7,\"conversions\":1}]", "line 2: credits[0].key is 7; it must be a text")]
    [InlineData("[\n{\"model\":\"m\",\"key\":\"a\",\"conversions\":1e999}]", "credits[0].conversions is 1e999")]
    [InlineData("[{\"model\":\"m\",\"key\":\"a\",\"conversions\":1},\n{\"model\":\"m\",\"key\":\"a\",\"conversions\":2}]", "line 2: credits[1] is a second row of 'a'")]
    [InlineData("{\"attribution\":{\"by\":\"channel\"}}", "'attribution' has no 'credits'")]
    [InlineData("{\"attribution\":{\"by\":[],\"credits\":[]}}", "'by' must be a text")]
    [InlineData("{\"attribution\":7}", "'attribution' must be an object")]
    [InlineData("{\"identity\":{}}", "'identity' must be a list")]
    [InlineData("{\"identity\":[7]}", "'identity' must be a list of")]
    [InlineData("{\"identity\":[\n{\"person\":\"x\"}]}", "line 2: a cluster has no 'identifiers'")]
    [InlineData("{\"identity\":[\n{\"identifiers\":[{\"type\":\"user_id\"}]}]}", "line 2: identifiers[0] has no 'id'")]
    [InlineData("{\"identity\":[{\"identifiers\":[{\"type\":\"user_id\",\"id\":\"u1\"}]},\n{\"identifiers\":[{\"type\":\"user_id\",\"id\":\"u1\"}]}]}", "line 2: identifiers[0] is the user_id 'u1', which stands in an earlier cluster")]
    [InlineData("{\"links\":{}}", "'links' must be a list")]
    [InlineData("{\"links\":[\n{\"one\":\"user_id:u1\",\"other\":\"user_id:u2\"}]}", "line 2: links[0] has no 'probability'")]
    [InlineData("{\"links\":[{\"one\":\"user_id:u1\",\"other\":\"user_id:u2\",\"probability\":1.5}]}", "links[0].probability is 1.5")]
    [InlineData("{\"links\":[{\"one\":\"u1\",\"other\":\"user_id:u2\",\"probability\":1}]}", "links[0].one is 'u1'; it must be TYPE:ID")]
    [InlineData("{\"assurance\":{}}", "neither 'capture' nor 'findings'")]
    [InlineData("{\"assurance\":[]}", "'assurance' must be an object")]
    [InlineData("{\"assurance\":{\"capture\":[{\"event\":\"A\",\"rate\":1,\"low\":0}]}}", "capture[0] has one end of an interval")]
    [InlineData("{\"assurance\":{\"capture\":[{\"event\":\"A\",\"rate\":1,\"low\":0.9,\"high\":0.8}]}}", "capture[0].low is above 'high'")]
    [InlineData("{\"assurance\":{\"capture\":[{\"event\":\"A\",\"rate\":1,\"level\":95}]}}", "capture[0].level must lie between 0 and 1")]
    [InlineData("{\"assurance\":{\"capture\":[{\"event\":\"A\",\"dimension\":\"browser\",\"rate\":1}]}}", "capture[0] has no 'value'")]
    [InlineData("{\"assurance\":{\"findings\":[\n{\"cause\":\"x\",\"start\":\"5 January\"}]}}", "line 2: findings[0].start is '5 January'")]
    [InlineData("{\"assurance\":{\"findings\":[{\"start\":\"2026-01-05\",\"end\":\"2026-01-04\"}]}}", "findings[0].end lies before 'start'")]
    [InlineData("[{\"model\":\"m\",\n\"key\":}]", "line 2, byte 7: this is not JSON")]
    [InlineData("{\"assurance\":{\"findings\":[", "this is not JSON")]
    public void what_is_wrong_with_a_report_is_named_with_its_place(string report, string message)
    {
        var problem = Should.Throw<WorldException>(() => Score(report));

        problem.Message.ShouldContain(message);
        problem.Message.ShouldStartWith("report.json, line ");
        problem.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void identity_may_come_as_json_lines()
    {
        var lines = Score("""
            {"person":"1","identifiers":[{"type":"user_id","id":"u1"},{"type":"wallet","id":"w1"}]}
            {"identifiers":[{"type":"user_id","id":"u2"}],"person":"2"}
            """).Identity.ShouldNotBeNull();

        (lines.Pairs.Right, lines.Pairs.Claimed, lines.Clusters).ShouldBe((1, 1, 2));
    }

    [Fact]
    public void a_report_may_have_all_sections_and_others_besides()
    {
        var score = Score("""
            {"tool":{"name":"x"},
             "assurance":{"findings":[],"capture":[{"event":"A","rate":0.5}]},
             "identity":[{"person":"1","identifiers":[]},{"identifiers":[{"type":"user_id","id":"u1"}]}],
             "attribution":[{"model":"m","key":"Email","conversions":1,"value":2}]}
            """);

        score.Attribution.ShouldNotBeNull().By.ShouldBe("channel");
        score.Identity.ShouldNotBeNull().Clusters.ShouldBe(1);
        score.Assurance.ShouldNotBeNull().Capture.ShouldNotBeNull().All.MeanAbsoluteError.ShouldBe(0.25, 1e-12);
        score.Assurance.Faults.ShouldNotBeNull().FalseAlarms.ShouldBe(0);
    }

    [Fact]
    public void people_are_read_only_for_a_report_on_identity()
    {
        var broken = Answers().Replace("\"identifiers\"", "\"identifiers\":[],\"x\"");

        Score("""[{"model":"m","key":"Email","conversions":1}]""", broken).Identity.ShouldBeNull();
        Should.Throw<WorldException>(() => Score("""{"identity":[]}""", broken)).Message.ShouldStartWith("answers.json, line ");
    }

    [Fact]
    public void a_report_that_is_not_there_is_named() =>
        Should.Throw<WorldException>(() => WorldScore.Of(_scratch.Write("answers.json", Answers()), Path.Combine(_scratch.Folder, "no.json"), new ScoreOptions()))
            .Message.ShouldContain("no.json");

    private WorldScore Score(string report, string? answers = null) =>
        WorldScore.Of(_scratch.Write("answers.json", answers ?? Answers()), _scratch.Write("report.json", report), new ScoreOptions());

    private static string Answers() => new AnswersText
    {
        Effects = [new EffectAnswer { Kind = "channel", Name = "Email", Conversion = "purchase", Conversions = 5 }],
        Baseline = [new BaselineAnswer("purchase", 10, 5, 0, 0)],
        Capture = [new CaptureAnswer { Event = "A", Dimension = "all", Value = "", True = 4, Captured = 3 }],
        People = [IdentityScoreTests.Person(("user_id", "u1"), ("wallet", "w1")), IdentityScoreTests.Person(("user_id", "u2"))],
    }.ToString();
}
