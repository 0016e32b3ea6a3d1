using Cairn.World.Score.Identity;

namespace Cairn.World.Cli.Scores;

/// <summary>How well a report knows which identifiers belong together.</summary>
internal static class IdentityScoreView
{
    /// <summary>Writes the table and what clusters and people show.</summary>
    public static void Write(TextWriter output, IdentityScore score)
    {
        output.WriteLine("Identity: pairs of identifiers that the report puts together, against those that share a person");
        output.WriteLine();
        var name = Math.Max("all".Length, score.Types.Max(type => type.Type.Length)) + 2;
        output.WriteLine("type".PadRight(name) + $"{"known",10}{"named",10}{"unknown",9}"
            + $"{"precision",10}{"recall",8}{"F1",8}{"true pairs",11}");
        foreach (var type in score.Types)
            output.WriteLine(Row(type.Type.PadRight(name), type.InAnswers, type.InReport, type.Unknown, type.Pairs));
        output.WriteLine(Row("all".PadRight(name), score.InAnswers, score.InReport, score.Unknown, score.Pairs));
        output.WriteLine();
        if (score.Knowable > 0)
            output.WriteLine($"{score.KnowableFound:N0} of {score.Knowable:N0} pairs that came together on the wire are found ({ScoreText.Percent(score.KnowableRecall)}).");
        output.WriteLine(
            $"{score.OverMerged:N0} of {score.Clusters:N0} clusters merge people who share nothing; "
            + $"the largest cluster has {score.Largest:N0} identifiers.");
        output.WriteLine(
            $"{score.Split:N0} of {score.WithSeveral:N0} people with several identifiers of their own are split "
            + $"({score.People:N0} people in all).");
    }

    private static string Row(string name, long known, long named, long unknown, PairScore pairs) =>
        $"{name}{known,10:N0}{named,10:N0}{unknown,9:N0}{ScoreText.Percent(pairs.Precision),10}{ScoreText.Percent(pairs.Recall),8}"
        + $"{ScoreText.Percent(pairs.F1),8}{pairs.True,11:N0}";
}
