using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn world</c>: a simulated world whose truth is known, and the scores of reports against it.</summary>
internal static class WorldCommand
{
    public static Command Create() => new("world", "A simulated world whose truth is known: the yardstick of every report (docs/world.md).")
    {
        WorldScoreCommand.Create(),
    };
}
