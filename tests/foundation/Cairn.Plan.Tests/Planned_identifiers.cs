namespace Cairn.Plan.Tests;

public class Planned_identifiers
{
    private const string Events = "events:\n  Viewed: { phase: discovery, value: 0.1 }\n";

    [Theory]
    [InlineData("", "user_id 1, anonymous_id")]
    [InlineData("identifiers: [wallet, user_id]\n", "user_id 1, anonymous_id, wallet 10")]
    [InlineData("identifiers: { wallet: , email_sha256: { max: 3 } }\n", "user_id 1, anonymous_id, wallet 10, email_sha256 3")]
    [InlineData("identifiers: { device_id: , user_id: { max: 2 } }\n", "user_id 2, anonymous_id, device_id")]
    public void have_an_order_and_a_limit(string identifiers, string expected) =>
        string.Join(", ", Plans.Of(Events + identifiers).Identifiers.Select(static one => one.IsDevice ? one.Type : $"{one.Type} {one.Max}")).ShouldBe(expected);

    [Fact]
    public void name_values_that_name_nobody() =>
        Plans.Of(Events + "identifiers: { user_id: { blocked: [test, '0'] } }\n").Identifiers[0].Blocked.ShouldBe(["test", "0"]);

    [Theory]
    [InlineData("{ wallet: { max: 3 }, email_sha256: { blocked: [a, b] }, device_id: }")]
    [InlineData("[wallet, loyalty_id]")]
    public void are_written_as_they_are_read(string identifiers)
    {
        var plan = Plans.Of(Events + $"identifiers: {identifiers}\n");
        var again = PlanFile.Parse(PlanJson.Of(plan), "again.json");
        again.Mistakes.ShouldBeEmpty();
        again.Plan!.Identifiers.Select(static one => (one.Type, one.Max, string.Join(' ', one.Blocked)))
            .ShouldBe(plan.Identifiers.Select(static one => (one.Type, one.Max, string.Join(' ', one.Blocked))));
    }

    [Theory]
    [InlineData("identifiers: { wallet: { max: 0 } }\n", "is 0")]
    [InlineData("identifiers: { wallet: { most: 3 } }\n", "most")]
    [InlineData("identifiers: { device_id: { max: 3 } }\n", "device_id stands for a device and joins nobody")]
    [InlineData("identifiers: { wallet: { max: 2.5 } }\n", "no whole number")]
    [InlineData("identifiers: wallet\n", "wallet")]
    public void with_mistakes_are_told_with_their_line(string identifiers, string problem)
    {
        var mistake = Plans.MistakesOf(Events + identifiers).ShouldHaveSingleItem();
        mistake.ToString().ShouldContain(problem);
        mistake.Line.ShouldBeGreaterThan(1);
    }
}
