using Cairn.Plan;

namespace Cairn.Model.Tests.Plan;

public class Documentation
{
    [Fact]
    public void shows_a_plan_that_is_good()
    {
        var text = File.ReadAllText(Repository.File("docs", "plan.md"));
        var example = text.Split("```yaml\n")[1].Split("```")[0];
        PlanFile.Parse(example, "docs/plan.md").Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void names_every_code_that_an_event_can_be_refused_with()
    {
        var text = File.ReadAllText(Repository.File("docs", "plan.md"));
        var codes = typeof(PlanProblemCodes).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        codes.Count.ShouldBeGreaterThan(10);
        codes.ShouldAllBe(code => text.Contains($"`{code}`"));
    }

    [Fact]
    public void names_every_click_id_with_what_it_means()
    {
        var rows = File.ReadAllLines(Repository.File("docs", "channels.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var proofs = new Dictionary<string, string>(StringComparer.Ordinal) { ["ad"] = "an ad", ["partner"] = "a partner's link", ["link"] = "only where the link was" };
        var listed = File.ReadAllLines(Repository.File("src", "foundation", "Cairn.Model", "Channels", "ClickIds.txt"))
            .Select(line => line.Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0 && words[0][0] != '#').ToList();
        listed.Count.ShouldBeGreaterThan(20);
        foreach (var words in listed)
            rows.ShouldContain(
                row => row.Contains($"`{words[0]}`", StringComparison.OrdinalIgnoreCase) && row.Contains($"| {proofs[words[1]]} | {words[2]} / {words[3]} |"),
                $"{words[0]} in docs/channels.md");
    }
}
