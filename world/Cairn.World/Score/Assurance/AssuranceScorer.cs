using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>Scores what a report says about what is missing.</summary>
internal static class AssuranceScorer
{
    /// <summary>Scores the sections that the report has.</summary>
    public static AssuranceScore Score(AnswersFile answers, AssuranceReport report, long minEvents) => new(
        report.Capture is { } cells ? CaptureScorer.Score(answers.Capture, cells) : null,
        report.Findings is { } findings ? FaultScorer.Score(answers.Faults, findings, minEvents) : null);
}
