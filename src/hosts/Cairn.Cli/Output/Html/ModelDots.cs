using System.Globalization;
using System.Xml.Linq;
using Cairn.Attribution;
using Cairn.Attribution.Experiments;
using Cairn.Attribution.Reporting;
using Cairn.Charts;

namespace Cairn.Cli.Output.Html;

/// <summary>One measure of a report: for each player where the models stand, the one that is looked at with its interval; below it all figures.</summary>
/// <param name="shares">The measure.</param>
/// <param name="title">What the section is called.</param>
/// <param name="noun">What the amounts are.</param>
internal sealed class ModelDots(ModelComparison shares, string title, string noun)
{
    private const double Wide = 520;
    private const double Narrow = 340;
    private const double Margin = 14;

    /// <summary>Rows beyond these are for a spreadsheet.</summary>
    private const int MaxRows = 100;

    private readonly ModelCredits _credits = shares.Credits;
    private readonly int[] _shown = [.. shares.Order().Take(MaxRows)];
    private readonly int _main = MainOf(shares.Credits.Models);

    /// <summary>The section.</summary>
    public XElement Section()
    {
        var marks = _shown.ToDictionary(static key => key, Marks);
        var ends = marks.Values.SelectMany(static row => row).SelectMany(static mark => new[] { mark.Value, mark.Low ?? mark.Value, mark.High ?? mark.Value }).ToArray();
        RangeDots Dots(double width, int ticks) => new(new LinearScale(ends.Min(), ends.Max(), Margin, width - Margin, ticks), width);
        var (wide, narrow) = (Dots(Wide, 8), Dots(Narrow, 5));
        return new XElement(
            "section", new XElement("h2", title), Key(),
            HtmlPage.Element(
                "table", "dots",
                new XElement("thead", Head(wide, narrow)),
                new XElement("tbody", _shown.Select(key => Row(key, marks[key], wide, narrow))),
                new XElement("tfoot", Foot())),
            _credits.Keys.Count > MaxRows ? HtmlPage.Element("p", "note", $"The {MaxRows} largest of {_credits.Keys.Count:N0}; --format csv has all.") : null,
            All());
    }

    /// <summary>The model that learns most, or else the last one.</summary>
    private static int MainOf(IReadOnlyList<string> models)
    {
        foreach (var name in new[] { ModelNames.ValueAdded + Calibration.Suffix, ModelNames.Markov + Calibration.Suffix, ModelNames.ValueAdded, ModelNames.Markov })
            if (models.Index().FirstOrDefault(entry => entry.Item == name, (Index: -1, Item: "")) is { Index: >= 0 and var found })
                return found;
        return models.Count - 1;
    }

    private static bool IsLearned(string name) => name is ModelNames.Shapley || ModelNames.Learned.Contains(name) || name.EndsWith(Calibration.Suffix, StringComparison.Ordinal);

    private RangeMark[] Marks(int key) =>
    [
        .. Enumerable.Range(0, _credits.Models.Count).Select(model =>
        {
            var amount = (double)shares.Measure(_credits[model, key]);
            var name = _credits.Models[model];
            if (model != _main)
                return new RangeMark(name, amount, IsLearned(name) ? RangeShape.Square : RangeShape.Hollow);
            return _credits.IntervalOf(model, key) is { } interval
                ? new RangeMark(name, amount, RangeShape.Filled, shares.Interval(interval).Low, shares.Interval(interval).High)
                : new RangeMark(name, amount, RangeShape.Filled);
        }),
    ];

    private XElement Key()
    {
        static XElement Sample(params object[] marks) => Svg.Picture(20, 14, "mark", "sample", marks);
        var learned = _credits.Models.Where((name, model) => model != _main && IsLearned(name)).ToArray();
        var parts = new List<object> { Sample(Svg.Dot("hollow", 10, 7, 3.5)), "each rule" };
        if (learned.Length > 0)
            parts.AddRange([Sample(Svg.Box("square", 6.5, 3.5, 7, 7)), string.Join(", ", learned)]);
        parts.AddRange(
        [
            Sample(Svg.Box("band", 0, 2, 20, 10), Svg.Dot("filled", 10, 7, 4.5)),
            _credits.Models[_main] + (_credits.Intervals is { } intervals ? $" with its {Numbers.Percent(intervals.Level, 0)} interval" : ""),
        ]);
        return HtmlPage.Element("p", "key", [.. parts]);
    }

    private XElement Head(RangeDots wide, RangeDots narrow)
    {
        var sentence = $"scale in {noun}";
        static string Tick(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
        return new XElement(
            "tr", new XElement("th", "who"), HtmlPage.Element("th", "picture", wide.Axis("wide", sentence, Tick), narrow.Axis("narrow", sentence, Tick)),
            HtmlPage.Element("th", "number", _credits.Models[_main]), HtmlPage.Element("th", "number", "interval"), HtmlPage.Element("th", "number", "share"), HtmlPage.Element("th", "number", "spread"));
    }

    private XElement Row(int key, RangeMark[] marks, RangeDots wide, RangeDots narrow)
    {
        var (name, main) = (HtmlPage.Text(_credits.Keys[key]), marks[_main]);
        var (least, most) = (marks.MinBy(static mark => mark.Value)!, marks.MaxBy(static mark => mark.Value)!);
        var sentence = $"{name}: {Amount(least.Value)} ({least.Name}) to {Amount(most.Value)} ({most.Name}), {main.Name} {Amount(main.Value)}";
        return new XElement(
            "tr", new XElement("td", name),
            HtmlPage.Element("td", "picture", wide.Line("wide", sentence, marks, Amount), narrow.Line("narrow", sentence, marks, Amount)),
            HtmlPage.Element("td", "number main", Amount(main.Value)),
            HtmlPage.Element("td", "number soft", main.Low is { } low ? $"{Amount(low)} to {Amount(main.High!.Value)}" : "-"),
            HtmlPage.Element("td", "number soft", Numbers.Percent(shares[_main, key])),
            HtmlPage.Element("td", "number soft last", $"{shares.Spread(key).Difference * 100:0.0} pt"));
    }

    private XElement Foot() => new(
        "tr", new XElement("td", "all"), HtmlPage.Element("td", "picture soft", $"each model hands out exactly {Numbers.Exact(shares.Total)}"),
        HtmlPage.Element("td", "number main", AmountText.Of(shares, shares.Total)), HtmlPage.Element("td", "number soft", ""), HtmlPage.Element("td", "number soft", "100.0%"), HtmlPage.Element("td", "number soft last", ""));

    /// <summary>Every figure, for those who check.</summary>
    private XElement All() => new(
        "details", new XElement("summary", "All models"),
        HtmlPage.Element(
            "div", "scroll",
            new XElement(
                "table",
                new XElement("thead", new XElement("tr", new XElement("th", "who"), _credits.Models.Select(static model => HtmlPage.Element("th", "number", model)))),
                new XElement("tbody", _shown.Select(key => new XElement(
                    "tr", new XElement("td", HtmlPage.Text(_credits.Keys[key])),
                    Enumerable.Range(0, _credits.Models.Count).Select(model => HtmlPage.Element(
                        "td", "number", Numbers.Exact(shares.Measure(_credits[model, key])) + (shares.HalfWidth(model, key) is { } half and > 0 ? $" ±{half:#,0.#}" : "")))))))));

    private string Amount(double amount) => AmountText.Of(shares, (decimal)amount);
}
