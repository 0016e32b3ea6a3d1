using System.Text;
using Cairn.Attribution.Paths;
using Cairn.Model;

namespace Cairn.Attribution.Shapley;

/// <summary>
/// Reads the worth of coalitions from text with the header <c>coalition;worth</c>, one coalition a line, its members
/// joined by a separator: <c>search + email;7</c>. Delimiters and quotes as in path files.
/// </summary>
public static class WorthFile
{
    private const string Remedy = "The first line must be coalition;worth, and each other line such as search + email;7.";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="separator">What joins the members of a coalition, for example <c> + </c>.</param>
    /// <exception cref="UserException">The file cannot be read or a line is wrong; with line and column.</exception>
    public static ShapleyGame Read(string file, string separator)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Read(new PathLineReader(stream, file, () => { }), separator, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} cannot be read: {error.Message}", "Check the path of the --worth file.", error);
        }
    }

    private static ShapleyGame Read(PathLineReader lines, string separator, string file)
    {
        if (!lines.Read(out var first))
            throw new UserException($"{file} is empty.", Remedy);
        var header = Encoding.UTF8.GetString(first);
        var delimiter = header.FirstOrDefault(letter => letter is ';' or ',' or '\t' or '|');
        var names = Array.ConvertAll(header.Split(delimiter), name => name.Trim(' ', '"').ToLowerInvariant());
        var (coalition, worth) = (Array.IndexOf(names, "coalition"), Array.IndexOf(names, "worth"));
        if (coalition < 0 || worth < 0)
            throw new UserException($"{file}, line 1: '{header}' does not name the columns coalition and worth.", Remedy);

        var game = new ShapleyGame();
        var fields = new FieldSplitter((byte)delimiter, names.Length);
        while (lines.Read(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (fields.Split(line) is { } problem)
                throw lines.Problem(problem);
            if (!NumberField.TryMoney(fields[worth], out var amount))
                throw lines.Problem($"'{NumberField.Show(fields[worth])}' is not a number", "worth");
            Add(game, lines, Encoding.UTF8.GetString(fields[coalition]), separator, amount);
        }

        return game;
    }

    private static void Add(ShapleyGame game, PathLineReader lines, string coalition, string separator, decimal worth)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        try
        {
            game.Set(coalition.Split(separator, Clean), worth);
        }
        catch (UserException problem)
        {
            throw lines.Problem(problem.Message.TrimEnd('.'), "coalition", problem.Remedy);
        }
    }
}
