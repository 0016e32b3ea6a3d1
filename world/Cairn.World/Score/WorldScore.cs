using Cairn.World.Answers;
using Cairn.World.Score.Assurance;
using Cairn.World.Score.Attribution;
using Cairn.World.Score.Identity;
using Cairn.World.Score.Links;

namespace Cairn.World.Score;

/// <summary>How near a report comes to the truth of a world. What the report does not speak of is null.</summary>
/// <param name="World">The world.</param>
/// <param name="Attribution">How near its credits come to the true effects.</param>
/// <param name="Identity">How well it knows which identifiers belong together.</param>
/// <param name="Links">How well it knows how probable it is that two are one person's.</param>
/// <param name="Assurance">How well it knows what is missing, and why.</param>
public sealed record WorldScore(WorldFacts World, AttributionScore? Attribution, IdentityScore? Identity, LinkScore? Links, AssuranceScore? Assurance)
{
    /// <summary>
    /// Scores a report. Memory is bounded by the short sections of the answers and the rows of the report; a report on
    /// identity costs in addition some 180 bytes for each identifier of the answers, but nothing for its own length.
    /// </summary>
    /// <param name="answers">A world's folder, or its answers.json.</param>
    /// <param name="report">The report, JSON as in docs/world-score.md.</param>
    /// <param name="options">What is to be scored.</param>
    /// <exception cref="WorldException">A file cannot be read or is not what it should be, or report and answers share nothing.</exception>
    public static WorldScore Of(string answers, string report, ScoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var truth = AnswersFile.Open(answers);
        var read = ReportFile.Read(report, () => IdentifierTable.Load(truth.People()));
        return new WorldScore(
            truth.World,
            read.Attribution is { } credits ? new AttributionScorer(truth, options.By, options.Conversion).Score(credits) : null,
            read.Identity?.Finish(),
            read.Links?.Finish(),
            read.Assurance is { } assurance ? AssuranceScorer.Score(truth, assurance, options.MinEvents) : null);
    }
}
