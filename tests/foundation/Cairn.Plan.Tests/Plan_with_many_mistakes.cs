using Cairn.Model;
using Cairn.Yaml;

namespace Cairn.Plan.Tests;

public class Plan_with_many_mistakes
{
    private const string Text = """
        name: shop
        version: "1"
        sesion_timeout: 30m
        identifiers: [user_id, user_id]
        phases:
          discovery: { minimum: 0.1, maximum: 0.3 }
          action: { minimum: 1, maximum: 1 }
        properties:
          price: { type: number, minimum: 0 }
        events:
          Product Viewed:
            phase: discovery
            value: 0.4
            aliases: [Order Completed]
            properties: [prise]
          Product Added:
            phase: discoverry
            value: "0.2"
            implies: [Product Veiwed]
            status: deprecated
          Order Completed:
            phase: action
            value: 1
            once_per: order
            since: 2026-02-01
            until: 2026-01-31
            properties:
              sku: { type: string, pattern: "[a-z" }
              size: { type: boolean, enum: [S, M] }
              rating: { type: integer, minimum: 5, maximum: 1 }
          Product Added:
            phase: discovery
            value: 0.1
          Nameless:
            value: 0.2
        conversions:
          purchase: { event: Order Complete, value_property: value, currency: EURO, window: 30 days }
        channels:
          - channel: Nothing
        """;

    private static readonly IReadOnlyList<YamlMistake> Mistakes = PlanFile.Parse(Text, "shop.yaml").Mistakes;

    public static TheoryData<int, int, string, string> Expected => new()
    {
        { 3, 1, "the file has no key 'sesion_timeout'", "Did you mean 'session_timeout'?" },
        { 4, 24, "identifiers names 'user_id' twice", "Remove one of the two." },
        { 13, 12, "the value 0.4 lies outside the phase 'discovery' (0.1 to 0.3)", "Give a value from 0.1 to 0.3." },
        { 14, 15, "the alias 'Order Completed' of 'Product Viewed' is itself an event", "Remove the alias, or remove that event." },
        { 15, 18, "'prise' is not among the shared properties", "Did you mean 'price'?" },
        { 17, 12, "there is no phase 'discoverry'", "Did you mean 'discovery'?" },
        { 18, 12, "events.Product Added.value is the text '0.2'", "Remove the quotes." },
        { 19, 15, "'Product Added' implies 'Product Veiwed', which is no event of the plan", "Did you mean 'Product Viewed'?" },
        { 20, 13, "'Product Added' is deprecated without a date", "Add `until:` with the last day on which it is accepted, as 2026-12-31." },
        { 24, 15, "events.Order Completed.once_per is 'order'", "Did you mean 'order_id'?" },
        { 26, 12, "'Order Completed' ends on 2026-01-31, before it begins on 2026-02-01", "Fix one of the two dates." },
        { 28, 37, "events.Order Completed.properties.sku.pattern is not a valid regular expression: UnterminatedBracket at character 5", "Fix the expression; look-arounds and back-references are not supported, and single quotes keep backslashes as they are." },
        { 29, 36, "'size' is of type boolean and cannot have an enum", "Remove it, or make the type string, number or integer." },
        { 30, 53, "'rating' has a maximum of 1, below its minimum of 5", "Swap the two or fix one of them." },
        { 31, 3, "'Product Added' is defined twice (first on line 16)", "Remove one of the two or give it another name." },
        { 35, 5, "events.Nameless has no 'phase'", "Add `phase:` with a text of lower-case letters, digits and '_', starting with a letter." },
        { 37, 22, "the conversion 'purchase' counts 'Order Complete', which is no event of the plan", "Did you mean 'Order Completed'?" },
        { 37, 71, "EURO is no ISO 4217 code", "Use a code as EUR, or add the token's symbol to `currencies:`." },
        { 37, 85, "conversions.purchase.window is the text '30 days'", "Give a whole number with s, m, h, d or w, from 1h to 3650d, as 30m or 30d." },
        { 39, 5, "the rule has no condition and would take every visit", "Add at least one of source, medium, campaign, content, term, referrer_host, click_id." },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void names_the_place_the_fault_and_the_remedy_of_each(int line, int column, string what, string remedy) =>
        Mistakes.ShouldContain(new YamlMistake("shop.yaml", line, column, what, remedy));

    [Fact]
    public void reports_all_of_them_at_once_in_order_and_nothing_else()
    {
        Mistakes.Count.ShouldBe(Expected.Count);
        Mistakes.Select(mistake => (mistake.Line, mistake.Column)).ShouldBeInOrder();
    }

    [Fact]
    public void gives_no_plan() => PlanFile.Parse(Text, "shop.yaml").Plan.ShouldBeNull();

    [Fact]
    public void stops_whoever_needs_the_plan_with_the_whole_list()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Text);
            var error = Should.Throw<UserException>(() => PlanFile.Load(path));
            error.Message.ShouldContain("20 mistakes");
            foreach (var mistake in PlanFile.Read(path).Mistakes)
                error.Message.ShouldContain(mistake.ToString());
            error.Remedy.ShouldBe($"Fix the plan, then see that it is good with: cairn plan check {path}");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
