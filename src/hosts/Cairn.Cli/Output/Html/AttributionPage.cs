using System.Globalization;
using System.Xml.Linq;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Reporting;
using Cairn.Charts;

namespace Cairn.Cli.Output.Html;

/// <summary>An attribution report as a page: what it says, how far the models lie apart, how sure they are, and what it stands on.</summary>
internal sealed class AttributionPage
{
    private const double WideColumns = 760;
    private const double NarrowColumns = 358;
    private const double ColumnsHeight = 180;
    private const int MaxRows = 100;

    private static readonly string[] ActivityColumns = ["touches", "people", "converted", "rate"];

    private readonly ModelCredits _credits;
    private readonly AttributionResult? _result;
    private readonly Report? _report;

    /// <summary>The page of a report over a data folder.</summary>
    public AttributionPage(AttributionResult result, Report report, string conversion, string by) =>
        (_credits, _result, _report, Title) = (result.Credits, result, report, $"{conversion} by {by}");

    /// <summary>The page of a path file.</summary>
    public AttributionPage(ModelCredits credits, string file) => (_credits, Title) = (credits, $"Attribution of {file}");

    /// <summary>What stands on the page's tab.</summary>
    public string Title { get; }

    /// <summary>The sections of the page.</summary>
    public IEnumerable<XElement> Content()
    {
        var conversions = new ModelComparison(_credits, static credit => credit.Conversions, static interval => interval.Conversions, _credits.Conversions);
        yield return new XElement("h1", HtmlPage.Text(Title));
        yield return HtmlPage.Element("p", "finding", HtmlPage.Text(Finding.Of(conversions, amount => AmountText.Of(conversions, amount), "conversions")));
        yield return HtmlPage.Element("ul", "stands", Lines(_report?.Heading ?? [Counted()]));
        if (_report is { Warnings.Count: > 0 } report)
            yield return HtmlPage.Element("ul", "warnings", Lines(report.Warnings));
        yield return new ModelDots(conversions, "Conversions credited to each", "conversions").Section();
        var currency = _result is { Currency.Length: > 0 } ? _result.Currency : "money";
        if (_credits.Credits.Any(static credit => credit.Value != 0))
            yield return new ModelDots(new ModelComparison(_credits, static credit => credit.Value, static interval => interval.Value, _credits.Value), $"{currency} credited to each", currency).Section();
        if (Certainty.Of(_credits) is { Count: > 0 } certainty)
            yield return HtmlPage.Element("section", "certainty", new XElement("h2", "How sure it is"), HtmlPage.Element("ul", "note", Lines(certainty)));
        if (_result is null)
            yield break;
        if (_result.Totals.TouchesByDay.Sum() > 0)
            yield return Lag(_result.Totals.TouchesByDay);
        yield return Players(_result);
    }

    private string Counted() => $"{Words.Count(_credits.Conversions, "conversion")} worth {_credits.Value:N2}, {Words.Count(_credits.Nulls, "journey")} without one";

    private static IEnumerable<XElement> Lines(IEnumerable<string> lines) => lines.Select(static line => new XElement("li", HtmlPage.Text(line)));

    /// <summary>How long before the conversion touches lay.</summary>
    private static XElement Lag(IReadOnlyList<long> days)
    {
        var all = (double)days.Sum();
        var shown = days.Take(Math.Max(1, days.Index().Last(static day => day.Item > 0).Index + 1)).Select(count => count / all).ToArray();
        var sentence = $"{Numbers.Percent(shown[0], 0)} of the touches that led to a conversion lay less than a day before it, {Numbers.Percent(shown.Take(7).Sum(), 0)} less than a week.";
        string Label(int day) => day == days.Count - 1 ? $"{day}+" : day.ToString(CultureInfo.InvariantCulture);
        XElement Draw(string kind, double width) => new Columns(width, ColumnsHeight).Draw(kind, sentence, shown, Label, static share => Numbers.Percent(share, 0));
        return new XElement("section", new XElement("h2", "Days before the conversion"), HtmlPage.Element("p", "note", sentence), Draw("wide", WideColumns), Draw("narrow", NarrowColumns));
    }

    private static XElement Players(AttributionResult result)
    {
        var rows = result.Credits.Keys.SkipLast(1).Select(key => (Key: key, Activity: result.Activity(key)))
            .Where(static player => player.Activity.People > 0)
            .OrderByDescending(static player => player.Activity.People).ThenBy(static player => player.Key, StringComparer.Ordinal).Take(MaxRows);
        XElement Number(string text) => HtmlPage.Element("td", "number", text);
        return new XElement(
            "section", new XElement("h2", "On the way"),
            HtmlPage.Element(
                "div", "scroll",
                new XElement(
                    "table",
                    new XElement("thead", new XElement("tr", new XElement("th", "who"), ActivityColumns.Select(static head => HtmlPage.Element("th", "number", head)))),
                    new XElement("tbody", rows.Select(player => new XElement(
                        "tr", new XElement("td", HtmlPage.Text(player.Key)), Number($"{player.Activity.Touches:N0}"), Number($"{player.Activity.People:N0}"), Number($"{player.Activity.Converters:N0}"),
                        Number(player.Activity.People == 0 ? "-" : Numbers.Percent((double)player.Activity.Converters / player.Activity.People))))))));
    }
}
