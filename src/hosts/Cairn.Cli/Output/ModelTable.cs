using System.Text;
using Cairn.Attribution;
using Cairn.Attribution.Reporting;

namespace Cairn.Cli.Output;

/// <summary>An attribution report for people: the models side by side with bars, and how far they differ.</summary>
internal sealed class ModelTable(ModelCredits credits, Page page)
{
    private const string Cyan = "\e[36m";
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    private readonly string[] _keys = [.. credits.Keys.Select(PlainText.Of)];

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output)
    {
        var players = credits.Keys.Count - 1;
        output.WriteLine(
            $"{Words.Count(credits.Conversions, "conversion")} worth {credits.Value:N2}, {Words.Count(credits.Nulls, "journey")} without one, "
            + Words.Count(players, "player"));
        WriteMeasure(output, "Conversions", new ModelComparison(credits, credit => credit.Conversions, interval => interval.Conversions, credits.Conversions));
        if (credits.Credits.Any(credit => credit.Value != 0))
            WriteMeasure(output, "Value", new ModelComparison(credits, credit => credit.Value, interval => interval.Value, credits.Value));
        var certainty = Certainty.Of(credits);
        if (certainty.Count > 0)
            output.WriteLine();
        foreach (var sentence in certainty)
            Say(output, sentence);
        if (credits.Chain is { } chain)
            new ChainView(output, page).Show(chain);
    }

    private void WriteMeasure(TextWriter output, string name, ModelComparison shares)
    {
        var maxKeyLength = _keys.Max(key => key.Length);
        var maxAmount = AmountText.Of(shares, shares.Total).Length;
        foreach (var credit in credits.Credits)
            maxAmount = Math.Max(maxAmount, AmountText.Of(shares, shares.Measure(credit)).Length);
        var maxWidth = 0;
        foreach (var (model, key) in from model in Enumerable.Range(0, credits.Models.Count) from key in Enumerable.Range(0, credits.Keys.Count) select (model, key))
            maxWidth = Math.Max(maxWidth, PlusMinus(shares, model, key).Length);
        maxAmount += maxWidth;
        var layout = TableLayout.Fit(page.Width, maxKeyLength, maxAmount, credits.Models.Count) with { Width = maxWidth };
        for (var first = 0; first < credits.Models.Count; first += layout.PerRow)
        {
            var models = Enumerable.Range(first, Math.Min(layout.PerRow, credits.Models.Count - first)).ToArray();
            output.WriteLine();
            output.WriteLine(Heading(name, layout, models));
            foreach (var key in shares.Order())
                output.WriteLine(Row(shares, layout, models, key));
            output.WriteLine(TotalRow(shares, layout, models));
        }

        WriteDisagreement(output, name, shares);
    }

    private string Heading(string name, TableLayout layout, int[] models)
    {
        var line = new StringBuilder(Fit(name, layout.Key));
        foreach (var model in models)
        {
            var title = ModelTitles.Fit(credits.Models[model], layout.Cell - 1);
            line.Append(' ').Append(title.PadLeft(layout.Number).PadRight(layout.Cell - 1));
        }

        line.Append("spread".PadLeft(TableLayout.Spread));
        return page.Colour ? $"{Bold}{line}{Plain}" : line.ToString();
    }

    private string Row(ModelComparison shares, TableLayout layout, int[] models, int key)
    {
        var line = new StringBuilder(Fit(_keys[key], layout.Key));
        foreach (var model in models)
        {
            var amount = AmountText.Of(shares, shares.Measure(credits[model, key])).PadLeft(layout.Number - layout.Width);
            line.Append(' ').Append(amount).Append(PlusMinus(shares, model, key).PadRight(layout.Width)).Append(' ');
            var bar = Bar.Of(shares.Largest > 0 ? shares[model, key] / shares.Largest : 0, layout.Bar);
            line.Append(page.Colour ? $"{Cyan}{bar}{Plain}" : bar);
        }

        return line.Append($"{shares.Spread(key).Difference * 100:0.0} pt".PadLeft(TableLayout.Spread)).ToString();
    }

    private static string TotalRow(ModelComparison shares, TableLayout layout, int[] models)
    {
        var line = new StringBuilder(Fit("total", layout.Key));
        foreach (var model in models)
        {
            var sum = Enumerable.Range(0, shares.Credits.Keys.Count).Sum(key => shares.Measure(shares.Credits[model, key]));
            line.Append(' ').Append(AmountText.Of(shares, sum).PadLeft(layout.Number - layout.Width).PadRight(layout.Cell - 1));
        }

        return line.ToString().TrimEnd();
    }

    private void WriteDisagreement(TextWriter output, string name, ModelComparison shares)
    {
        if (credits.Models.Count < 2 || shares.Total == 0)
            return;
        var key = Enumerable.Range(0, credits.Keys.Count).MaxBy(key => shares.Spread(key).Difference);
        var (least, most, difference) = shares.Spread(key);
        output.WriteLine();
        if (difference < 0.0005)
        {
            output.WriteLine($"{name}: all models agree to 0.1%.");
            return;
        }

        Say(output, $"{name}: the models differ most on {_keys[key]}, by {difference * 100:0.0} points: "
            + $"{Numbers.Percent(shares[least, key])} ({credits.Models[least]}) to {Numbers.Percent(shares[most, key])} ({credits.Models[most]}).");
        if (shares.FurthestApart() is not var (first, second, moved))
            return;
        Say(output, $"From {credits.Models[first]} to {credits.Models[second]}, the two furthest apart, "
            + $"{Numbers.Percent(moved)} of all credit changes hands.");
    }

    private void Say(TextWriter output, string sentence) => output.WriteLine(Lines.Wrap(PlainText.Of(sentence), page.Width));

    private static string PlusMinus(ModelComparison shares, int model, int key) => shares.HalfWidth(model, key) switch
    {
        null or 0 => "",
        >= 9.5 and var half => $" ±{RoundTo2(half):N0}",
        var half => $" ±{half:0.0}",
    };

    private static double RoundTo2(double number)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return Math.Round(number / unit) * unit;
    }

    private static string Fit(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}
