using Cairn.Attribution;
using Cairn.Attribution.Running;
using Cairn.Cli.Output.Html;
using Cairn.Model.Journeys;

namespace Cairn.Cli.Tests.Output;

public sealed class AttributionPageTests
{
    [Fact]
    public void it_says_who_leads_and_what_is_sure_and_shows_every_model()
    {
        var page = Page(new ModelOptions { Models = ["first", "linear", "markov"], Replicates = 50 }, ("search > mail", 300, 3000m, 100), ("mail", 100, 1500m, 300));

        page.ShouldStartWith("<!doctype html>\n<html lang=\"en\">");
        page.ShouldContain("markov with its 90% interval");
        page.ShouldContain("400 conversions");
        page.ShouldContain("each model hands out exactly 400.00");
        page.ShouldContain("each model hands out exactly 4,500.00");
        page.ShouldContain("covers 90%");
        page.ShouldContain("aria-label=\"mail: ");
    }

    [Fact]
    public void nothing_is_loaded_or_run_whatever_somebody_named()
    {
        var page = Page(new ModelOptions { Models = ["last"] }, ("</style><script>alert(1)</script>\u202E\u0001", 2, 0m, 0), ("\"><img src=x>", 1, 0m, 0));

        page.ShouldContain("default-src 'none'");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("\u202E");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public void a_report_of_nothing_says_so() =>
        Page(new ModelOptions(), ("a", 0, 0m, 5)).ShouldContain("There is nothing to share out");

    private static string Page(ModelOptions options, params (string Path, long Conversions, decimal Value, long Nulls)[] rows)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        foreach (var (path, conversions, value, nulls) in rows)
        {
            run.Observe(new Journey
            {
                Touches = [.. path.Split(" > ").Select((step, i) => new Touch(players.IndexOf(step), i))], Conversions = conversions, Value = value, Nulls = nulls,
            });
        }

        var output = new StringWriter { NewLine = "\n" };
        HtmlPage.Write(output, new AttributionPage(run.Finish(), "paths.csv"));
        return output.ToString();
    }
}
