namespace Cairn.CommandLine;

/// <summary>Breaks text into lines between words; a word that is longer than a line stays whole.</summary>
internal static class Lines
{
    private const int Further = 2;

    /// <summary>Each line of a text in lines of at most so many columns.</summary>
    public static string Wrap(string text, int width) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => Break(line, width, "", "")));

    /// <summary>A sentence that begins <paramref name="indent"/> columns in, and whose further lines begin two columns further in.</summary>
    public static string Hanging(string sentence, int width, int indent) =>
        Break(new string(' ', indent) + sentence, width, new string(' ', indent + Further), "");

    /// <summary>A command line in lines that a shell still takes for one.</summary>
    public static string Command(string command, int width) =>
        Break(command, width, new string(' ', command.Length - command.TrimStart().Length + Further), " \\");

    private static string Break(string text, int width, string indent, string end)
    {
        if (text.Length <= width)
            return text;
        var lines = new List<string>();
        string? line = null;
        foreach (var word in text.Split(' '))
        {
            if (line?.Trim().Length > 0 && line.Length + 1 + word.Length + end.Length > width)
            {
                lines.Add(line + end);
                line = indent + word;
            }
            else
            {
                line = line is null ? word : $"{line} {word}";
            }
        }
        return string.Join('\n', [.. lines, line]);
    }
}
