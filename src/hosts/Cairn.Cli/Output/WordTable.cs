using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>
/// A table in which no word is cut: columns share the width by what they need, and where even their longest words do not fit
/// side by side, each row stands as lines of "heading  text".
/// </summary>
/// <param name="headings">The columns' headings; one that begins with <c>&gt;</c> is a column of numbers, on the right.</param>
internal sealed class WordTable(params string[] headings)
{
    private const char Right = '>';
    private const int Padding = 2;

    private readonly List<string[]> _rows = [];
    private readonly string[] _headings = [.. headings.Select(static heading => heading.TrimStart(Right))];

    /// <summary>Adds a row of markup, a cell for each heading.</summary>
    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>Shows it.</summary>
    public void Write(IAnsiConsole console)
    {
        var natural = Columns(static text => text.Split('\n').Max(static line => line.Length));
        var needed = Columns(static text => text.Split(' ', '\n').Max(static word => word.Length));
        // A column has a blank on both sides, and a table one more on its own sides.
        var room = console.Profile.Width - (_headings.Length * Padding) - _headings.Length - 1;
        if (needed.Sum() > room)
            WriteLines(console);
        else
            WriteTable(console, natural.Sum() <= room ? natural : Share(natural, needed, room));
    }

    /// <summary>Every column gets what its longest word needs; the rest goes to those that want more, the least first.</summary>
    private static int[] Share(int[] natural, int[] needed, int room)
    {
        var widths = needed.ToArray();
        var rest = room - widths.Sum();
        var wanting = Enumerable.Range(0, widths.Length).Where(column => natural[column] > widths[column]).OrderBy(column => natural[column] - widths[column]).ToList();
        for (var at = 0; at < wanting.Count; at++)
        {
            var column = wanting[at];
            var more = Math.Min(natural[column] - widths[column], rest / (wanting.Count - at));
            widths[column] += more;
            rest -= more;
        }
        return widths;
    }

    private int[] Columns(Func<string, int> measure) =>
    [
        .. Enumerable.Range(0, _headings.Length).Select(column =>
            Math.Max(1, _rows.Select(row => measure(Plain(row[column]))).Append(measure(_headings[column])).Max())),
    ];

    private void WriteTable(IAnsiConsole console, int[] widths)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var column = 0; column < _headings.Length; column++)
        {
            var added = new TableColumn(Markup.Escape(_headings[column])).Width(widths[column]);
            table.AddColumn(headings[column].StartsWith(Right) ? added.RightAligned() : added);
        }
        foreach (var row in _rows)
            table.AddRow(row);
        console.Write(table);
    }

    private void WriteLines(IAnsiConsole console)
    {
        var name = _headings.Max(static heading => heading.Length) + Padding;
        var output = console.Profile.Out.Writer;
        foreach (var row in _rows)
        {
            output.WriteLine();
            for (var column = 0; column < _headings.Length; column++)
                if (Plain(row[column]) is { Length: > 0 } text)
                    output.WriteLine(Lines.Hanging($"{_headings[column]}{new string('\u00a0', name - _headings[column].Length)}{text}", console.Profile.Width, 1).Replace('\u00a0', ' '));
        }
        output.WriteLine();
    }

    private static string Plain(string markup) => Markup.Remove(markup).Replace('\t', ' ');
}
