using Cairn.World.Score.Links;

namespace Cairn.World.Cli.Scores;

/// <summary>How well a report knows how probable its links are.</summary>
internal static class LinkScoreView
{
    /// <summary>Writes the calibration and the curve.</summary>
    public static void Write(TextWriter output, LinkScore score)
    {
        output.WriteLine("Links: the stated probability that two identifiers are one person's, against how many are");
        output.WriteLine();
        output.WriteLine($"{"stated",-12}{"links",9}{"mean",8}{"true",8}{"off by",9}");
        foreach (var tenth in score.Tenths)
            output.WriteLine($"{$"{tenth.From:0.0} to {tenth.To:0.0}",-12}{tenth.Links,9:N0}{ScoreText.Percent(tenth.Stated),8}{ScoreText.Percent(tenth.True),8}{Off(tenth),9}");
        output.WriteLine();
        output.WriteLine($"{"at least",-12}{"links",9}{"precision",11}{"recall",8}");
        foreach (var point in score.Points)
            output.WriteLine($"{point.Threshold,-12:0.00}{point.Links,9:N0}{ScoreText.Percent(point.Precision),11}{ScoreText.Percent(point.Recall),8}");
        output.WriteLine();
        output.WriteLine($"{score.Right:N0} of {score.Links:N0} links are right; mean squared error {(score.Brier is { } brier ? $"{brier:0.000}" : ScoreText.None)}."
            + (score.Unknown > 0 ? $" {score.Unknown:N0} more name an identifier that the answers do not know." : ""));
    }

    private static string Off(LinkTenth tenth) => tenth is { Stated: { } stated, True: { } truth } ? $"{Math.Round(100 * (truth - stated), 1):+0.0;-0.0;0.0} pt" : ScoreText.None;
}
