using System.Text;
using Cairn.Attribution;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>An attribution report for people: the models side by side with bars, and how far they differ.</summary>
internal sealed class ReportTable(AttributionReport report, Terminal terminal)
{
    private const string Cyan = "\e[36m";
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    // Headings for columns that are narrower than the models' names.
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        [ModelNames.LastNonDirect] = "non-dir",
        [ModelNames.PositionBased] = "positn",
        [ModelNames.TimeDecay] = "decay",
        [ModelNames.Counterfactual] = "counterf",
        [ModelNames.Probabilistic] = "probabil",
    };

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output)
    {
        var players = report.Keys.Count - 1;
        output.WriteLine(
            $"{report.Conversions:N0} conversions worth {report.Value:N2}, {report.Nulls:N0} journeys without one, "
            + $"{players:N0} {(players == 1 ? "player" : "players")}");
        WriteMeasure(output, "Conversions", credit => credit.Conversions, report.Conversions);
        if (report.Credits.Any(credit => credit.Value != 0))
            WriteMeasure(output, "Value", credit => credit.Value, report.Value);
    }

    private void WriteMeasure(TextWriter output, string name, Func<Credit, decimal> measure, decimal total)
    {
        var shares = new Shares(report, measure, total);
        var longest = report.Keys.Max(key => key.Length);
        var layout = TableLayout.Fit(terminal.Width, longest, report.Models.Count);
        for (var first = 0; first < report.Models.Count; first += layout.PerRow)
        {
            var models = Enumerable.Range(first, Math.Min(layout.PerRow, report.Models.Count - first)).ToArray();
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
        var line = new StringBuilder(Fit(layout.IsNarrow ? $"% of {name.ToLowerInvariant()}" : name, layout.Key));
        foreach (var model in models)
            line.Append(' ').Append(Right(Title(report.Models[model], layout.Cell - 1), layout.Cell - 1));
        line.Append(Right("spread", TableLayout.Spread));
        return terminal.Colour ? $"{Bold}{line}{Plain}" : line.ToString();
    }

    private string Row(Shares shares, TableLayout layout, int[] models, int key)
    {
        var line = new StringBuilder(Fit(report.Keys[key], layout.Key));
        var largest = Math.Max(shares.Largest, double.Epsilon);
        foreach (var model in models)
        {
            line.Append(' ').Append(Number(shares, layout, model, key));
            var bar = layout.IsNarrow
                ? Bar.Up(shares[model, key] / largest).ToString()
                : " " + Bar.Across(shares[model, key] / largest, layout.Bar);
            line.Append(terminal.Colour ? $"{Cyan}{bar}{Plain}" : bar);
        }

        return line.Append(Right($"{shares.Spread(key).Difference * 100:0.0} pt", TableLayout.Spread)).ToString();
    }

    private static string TotalRow(Shares shares, TableLayout layout, int[] models)
    {
        var line = new StringBuilder(Fit("total", layout.Key));
        foreach (var model in models)
        {
            var sum = Enumerable.Range(0, shares.Report.Keys.Count)
                .Sum(key => shares.Measure(shares.Report[model, key]));
            var text = layout.IsNarrow ? (shares.Total == 0 ? "0.0" : $"{sum / shares.Total * 100:0.0}") : Amount(sum);
            line.Append(' ').Append(Right(text, layout.Cell - layout.Bar - (layout.IsNarrow ? 1 : 2)))
                .Append(' ', layout.Bar + (layout.IsNarrow ? 0 : 1));
        }

        return line.ToString().TrimEnd();
    }

    private void WriteDisagreement(TextWriter output, string name, Shares shares)
    {
        if (report.Models.Count < 2 || shares.Total == 0)
            return;
        var key = Enumerable.Range(0, report.Keys.Count).MaxBy(key => shares.Spread(key).Difference);
        var (least, most, difference) = shares.Spread(key);
        var (first, second, moved) = shares.FurthestApart();
        output.WriteLine();
        if (moved < 0.0005)
        {
            output.WriteLine($"{name}: all models agree to 0.1 %.");
            return;
        }

        output.WriteLine(
            $"{name}: the models differ most on {report.Keys[key]}, from {shares[least, key]:0.0%} ({report.Models[least]}) "
            + $"to {shares[most, key]:0.0%} ({report.Models[most]}): {difference * 100:0.0} points.");
        output.WriteLine(
            $"Between {report.Models[first]} and {report.Models[second]}, which are furthest apart, "
            + $"{moved:0.0%} of all credit changes hands.");
    }

    private static string Number(Shares shares, TableLayout layout, int model, int key) => layout.IsNarrow
        ? Right($"{shares[model, key] * 100:0.0}", layout.Cell - 2)
        : Right(Amount(shares.Measure(shares.Report[model, key])), layout.Cell - layout.Bar - 2);

    private static string Amount(decimal amount)
    {
        var text = amount.ToString("N2");
        return text.Length <= 10 ? text : amount.ToString("N0") is { Length: <= 10 } whole ? whole : amount.ToString("0.00e0");
    }

    private static string Title(string model, int width) =>
        model.Length <= width ? model : Fit(ShortNames.GetValueOrDefault(model, model), width);

    private static string Right(string text, int width) => text.PadLeft(width);

    private static string Fit(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}
