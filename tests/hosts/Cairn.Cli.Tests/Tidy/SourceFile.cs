namespace Cairn.Cli.Tests.Tidy;

/// <summary>One file of the working tree.</summary>
/// <param name="Name">Path from the root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceFile(string Name, string[] Lines)
{
    public string Text => string.Join('\n', Lines);

    /// <summary>Places (<c>file:line</c>) where a line holds what should not stand there.</summary>
    public IEnumerable<string> Where(Func<string, bool> isWrong) =>
        Lines.Select((line, index) => (line, index)).Where(at => isWrong(at.line)).Select(at => $"{Name}:{at.index + 1}");
}
