using System.Globalization;

namespace Cairn.Cli.Output;

/// <summary>What the place that text is written to can show.</summary>
/// <param name="Width">Characters on a line.</param>
/// <param name="Colour">Whether it understands ANSI colours and wants them.</param>
internal sealed record Terminal(int Width, bool Colour)
{
    private const int PipedWidth = 120;

    /// <summary>
    /// Looks at standard output. A pipe or a file gets no colours and 120 columns; COLUMNS overrides the width, NO_COLOR
    /// (no-color.org) switches colours off.
    /// </summary>
    public static Terminal Detect()
    {
        var piped = Console.IsOutputRedirected;
        var columns = Environment.GetEnvironmentVariable("COLUMNS");
        var given = int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width >= 40;
        if (!given)
            width = piped ? PipedWidth : Console.WindowWidth;
        var plain = piped
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Math.Max(width, 40), !plain);
    }
}
