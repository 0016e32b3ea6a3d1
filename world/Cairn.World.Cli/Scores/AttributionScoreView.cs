using Cairn.World.Score.Attribution;

namespace Cairn.World.Cli.Scores;

/// <summary>The models' credits beside the true effects, and the models' errors.</summary>
internal sealed class AttributionScoreView(AttributionScore score, string currency, Page page)
{
    /// <summary>Writes a table for conversions and one for money.</summary>
    public void Write(TextWriter output)
    {
        WriteMeasure(output, "conversions", score.Conversions);
        if (score.Value is { } value)
        {
            output.WriteLine();
            WriteMeasure(output, currency.Length > 0 ? $"revenue in {currency}" : "revenue", value);
        }

        if (score.Absent.Count + score.NotScored.Count > 0)
            output.WriteLine();
        if (score.Absent.Count > 0)
            Say(output, $"Not in the report, hence without credit: {ScoreText.List(score.Absent)}.");
        if (score.NotScored.Count > 0)
            Say(output, $"Not scored, having no effect that is known: {ScoreText.List(score.NotScored)}.");
    }

    private void WriteMeasure(TextWriter output, string unit, MeasureScore measure)
    {
        var things = score.By == "campaign" ? "campaigns" : score.By + "s";
        Say(output, $"True effect of {things} on {score.Conversion}, in {unit}, and each model's shares in %");
        new EffectTable(score.By, measure, page).Write(output);
        output.WriteLine();
        if (measure.Caused is { } caused)
        {
            Say(output, $"All {things} together truly caused {ScoreText.Amount(caused)}; "
                + $"{(measure.Models.Count == 1 ? "the model credits" : "the models credit")} them with {Handed(measure)}.");
        }

        WriteBest(output, measure);
        WriteExtremes(output, measure);
    }

    private static string Handed(MeasureScore measure)
    {
        var (least, most) = (measure.Models.Min(model => model.Handed), measure.Models.Max(model => model.Handed));
        return ScoreText.Amount(least) == ScoreText.Amount(most)
            ? ScoreText.Amount(most)
            : $"{ScoreText.Amount(least)} to {ScoreText.Amount(most)}";
    }

    private void WriteBest(TextWriter output, MeasureScore measure)
    {
        var error = measure.Models.Min(model => model.MeanAbsoluteError);
        Say(output, measure.Models.Count == 1
            ? $"{measure.Best} is off by {error:0.0} points on average."
            : $"{measure.Best} comes nearest to the truth: its shares are off by {error:0.0} points on average.");
        if (measure.Noise <= 0)
            return;
        var equals = measure.AsGoodAsBest;
        var examples = equals.Count == 0 ? "" : $": {ScoreText.List(equals)} {(equals.Count == 1 ? "is" : "are")} no worse than {measure.Best}";
        Say(output, $"A perfect model would show about {measure.Noise:0.0} points, as the truth itself is known only to its ±; "
            + $"smaller differences mean nothing{examples}.");
    }

    private void Say(TextWriter output, string sentence) => output.WriteLine(Lines.Wrap(sentence, page.Width));

    private static void WriteExtremes(TextWriter output, MeasureScore measure)
    {
        const int margin = 2;
        var name = Math.Max("model".Length, measure.Models.Max(model => model.Model.Length)) + margin;
        var player = measure.Players.Max(player => player.Name.Length);
        var column = Math.Max("most too high".Length, player + " +100.0".Length) + margin;
        output.WriteLine();
        output.WriteLine("model".PadRight(name) + "most too high".PadRight(column) + "most too low");
        foreach (var model in measure.Models)
            output.WriteLine(model.Model.PadRight(name) + Extreme(model.MaxOver, player).PadRight(column)
                + Extreme(model.MaxUnder, player));
    }

    private static string Extreme(ShareError? error, int width) =>
        error is null ? "none" : $"{error.Player.PadRight(width)} {error.Points,6:+0.0;-0.0}";
}
