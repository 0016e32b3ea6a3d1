using Cairn.World.Score.Assurance;

namespace Cairn.World.Cli.Scores;

/// <summary>How near capture rates come to the true ones, by dimension.</summary>
internal static class CaptureScoreView
{
    private const int Name = 13;

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, CaptureScore score)
    {
        output.WriteLine("Capture rates: mean absolute errors in percentage points, and how often the intervals hold the truth");
        output.WriteLine();
        output.WriteLine("dimension".PadRight(Name) + $"{"cells",7}{"error",6}{"weighted",9}{"bias",7}"
            + $"{"intervals",10}{"hold",7}{"claimed",8}{"chance",7}{"width",6}");
        foreach (var errors in score.Dimensions)
            output.WriteLine(Row(errors));
        output.WriteLine(Row(score.All));
        output.WriteLine();
        output.WriteLine($"Cells that the answers do not have: {score.Unknown:N0}. Cells that the report does not have: {score.Missing:N0}.");
        if (score.All is { Coverage: { } coverage, Level: { } level, Chance: { } chance })
            output.WriteLine(Verdict(coverage, level, chance));
    }

    private static string Row(CaptureErrors errors) =>
        ScoreText.Fit(errors.Dimension, Name)
        + $"{errors.Cells,7:N0}{errors.MeanAbsoluteError * 100,6:0.00}{errors.WeightedError * 100,9:0.00}"
        + $"{errors.Bias * 100,7:+0.00;-0.00;0.00}{errors.Intervals,10:N0}"
        + $"{ScoreText.Percent(errors.Coverage),7}{ScoreText.Percent(errors.Level),8}"
        + $"{(errors.Chance is { } chance ? $"±{chance * 100:0.0}%" : ScoreText.None),7}"
        + $"{(errors.Width is { } width ? $"{width * 100:0.0}" : ScoreText.None),6}";

    // Two standard errors, as is usual for "by chance".
    private static string Verdict(double coverage, double level, double chance) => (coverage - level) switch
    {
        var gap when Math.Abs(gap) <= 2 * chance =>
            $"The intervals keep their word: {Numbers.Percent(coverage)} hold the truth, {Numbers.Percent(level)} are claimed.",
        < 0 => $"The intervals are too narrow: {Numbers.Percent(coverage)} hold the truth, {Numbers.Percent(level)} are claimed.",
        _ => $"The intervals are wider than they need be: {Numbers.Percent(coverage)} hold the truth, {Numbers.Percent(level)} are claimed.",
    };
}
