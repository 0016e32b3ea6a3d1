namespace Cairn.Plan.Tests;

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
    public void names_every_code_that_an_event_can_be_rejected_with()
    {
        var text = File.ReadAllText(Repository.File("docs", "plan.md"));
        var codes = typeof(PlanProblemCodes).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        codes.Count.ShouldBeGreaterThan(10);
        codes.ShouldAllBe(code => text.Contains($"`{code}`"));
    }
}
