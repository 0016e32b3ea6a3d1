using Cairn.Attribution;
using Cairn.Cli.Output;
using Cairn.Model;

namespace Cairn.Cli.Tests.Output;

public class ModelTableTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(400)]
    public void the_table_fits_its_width(int width)
    {
        var text = Table(Report(ModelNames.Default, "a name that is longer than any column", "b", "c"), width);

        var table = text.Split('\n').Where(line => !line.StartsWith("Conv", StringComparison.Ordinal) || line.Contains("spread"))
            .Where(line => line.EndsWith(" pt", StringComparison.Ordinal) || line.EndsWith("spread", StringComparison.Ordinal));
        table.Max(line => line.Length).ShouldBeLessThanOrEqualTo(width);
        text.ShouldNotContain("\e");
    }

    [Fact]
    public void what_a_sender_put_into_a_name_steers_no_terminal() =>
        Table(Report(ModelNames.Default, "\e[2Jsearch", "email"), 120).ShouldContain("\uFFFD[2Jsearch");

    [Theory]
    [InlineData(120)]
    [InlineData(200)]
    public void all_eight_models_stand_side_by_side_where_there_is_room(int width)
    {
        var lines = Table(Report(ModelNames.Default, "search", "email"), width).Split('\n');

        lines.Count(line => line.StartsWith("search", StringComparison.Ordinal)).ShouldBe(2); // conversions and value
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void a_narrow_page_shows_money_and_whole_names_in_two_groups_of_four_models(int width)
    {
        var lines = Table(Report(ModelNames.Default, "Organic Shopping", "Email"), width).Split('\n');

        var headings = lines.Where(line => line.StartsWith("Value ", StringComparison.Ordinal)).ToArray();
        headings.Length.ShouldBe(2);
        headings[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(6); // the measure, four models, the spread
        var rows = lines.Where(line => line.StartsWith("Organic Shopping ", StringComparison.Ordinal)).ToArray();
        rows.Length.ShouldBe(4);
        string.Join('\n', rows).Split("37,500.00").Length.ShouldBe(5); // four models give it three quarters of 50,000
        lines.ShouldNotContain(line => line.Length > width);
        lines.ShouldNotContain(line => line.Contains('…'));
    }

    [Fact]
    public void one_is_told_as_one()
    {
        var report = new ModelCredits(["first"], ["a", "(unattributed)"], [new Credit("first", "a", 1, 5), new Credit("first", "(unattributed)", 0, 0)], 1, 5, 1, 1);

        Table(report, 80).ShouldStartWith("1 conversion worth 5.00, 1 journey without one, 1 player\n");
    }

    [Fact]
    public void it_says_how_far_the_models_differ()
    {
        var text = Table(Report(["first", "last"], "a", "b"), 100);

        text.ShouldContain("the models differ most on a, by 50.0 points: 25.0% (last) to 75.0% (first).");
        text.ShouldContain("From first to last, the two furthest apart, 50.0% of all credit changes hands.");
    }

    [Fact]
    public void one_model_has_nothing_to_differ_from() =>
        Table(Report(["first"], "a", "b"), 100).ShouldNotContain("differ");

    [Fact]
    public void rows_go_from_much_credit_to_little_with_the_unattributed_last()
    {
        var lines = Table(Report(["first"], "b", "a"), 100).Split('\n').Select(line => line.Split(' ')[0]).ToList();

        lines.IndexOf("b").ShouldBeLessThan(lines.IndexOf("a"));
        lines.IndexOf("a").ShouldBeLessThan(lines.IndexOf("(unattributed)"));
        lines.IndexOf("(unattributed)").ShouldBeLessThan(lines.IndexOf("total"));
    }

    [Fact]
    public void colours_are_for_those_who_want_them()
    {
        var output = new StringWriter();
        new ModelTable(Report(["first"], "a"), new Page(80, Colour: true)).Write(output);

        output.ToString().ShouldContain("\e[");
    }

    [Fact]
    public void a_report_without_conversions_is_shown_all_the_same()
    {
        var report = new ModelCredits(["first"], ["(unattributed)"], [new Credit("first", "(unattributed)", 0, 0)], 0, 0, 9, 0);

        Table(report, 80).ShouldContain("no conversions");
    }

    private static string Table(ModelCredits report, int width)
    {
        var output = new StringWriter { NewLine = "\n" };
        new ModelTable(report, new Page(width, Colour: false)).Write(output);
        return output.ToString();
    }

    // Models take turns: the first gives three quarters to the first player, the second to the last one, and so on.
    private static ModelCredits Report(IReadOnlyList<string> models, params string[] players)
    {
        string[] keys = [.. players, Credit.Unattributed];
        var credits = models.SelectMany((model, i) => keys.Select((key, k) =>
        {
            var share = k == (i % 2 == 0 ? 0 : players.Length - 1) ? 0.75m : k < players.Length ? 0.25m / Math.Max(1, players.Length - 1) : 0;
            return new Credit(model, key, players.Length == 1 && k == 0 ? 1000 : share * 1000, share * 50_000);
        }).ToList()).ToList();
        return new ModelCredits(models, keys, credits, 1000, 50_000, 9000, 40_000);
    }
}
