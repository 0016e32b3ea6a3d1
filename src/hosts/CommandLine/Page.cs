using Spectre.Console;

namespace Cairn.CommandLine;

/// <summary>What the place that a report is written to can show.</summary>
/// <param name="Width">Characters on a line, 40 or more.</param>
/// <param name="Colour">Whether it understands ANSI colours and wants them.</param>
internal sealed record Page(int Width, bool Colour)
{
    private const int Narrowest = 40;

    /// <summary>The page that a console shows.</summary>
    public static Page Of(IAnsiConsole console) => new(
        Math.Max(console.Profile.Width, Narrowest),
        console.Profile.Capabilities.Ansi && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);
}
