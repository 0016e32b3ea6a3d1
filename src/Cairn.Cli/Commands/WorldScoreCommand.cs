using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn world score</c>: compares a report with the world's known truth.</summary>
internal static class WorldScoreCommand
{
    public static Command Create() => new("score", "Compares a report with the world's known truth (docs/world-score.md).");
}
