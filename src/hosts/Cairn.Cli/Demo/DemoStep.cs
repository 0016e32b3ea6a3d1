namespace Cairn.Cli.Demo;

/// <summary>One step of the tour that docs/tour.md shows and <c>cairn demo</c> runs.</summary>
/// <param name="Title">What the reader sees in it.</param>
/// <param name="Arguments">The command line, without the program's name.</param>
/// <param name="IsServer">Whether it runs beside the next step and is stopped behind that.</param>
internal sealed record DemoStep(string Title, string[] Arguments, bool IsServer = false)
{
    /// <summary>The step as one would type it.</summary>
    public string CommandLine => "./cairn " + string.Join(' ', Arguments.Select(Quoted)) + (IsServer ? " &" : "");

    private static string Quoted(string argument) => argument.Contains(' ') ? $"\"{argument}\"" : argument;
}
