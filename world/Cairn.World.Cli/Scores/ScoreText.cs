namespace Cairn.World.Cli.Scores;

/// <summary>Numbers of scores as text.</summary>
internal static class ScoreText
{
    /// <summary>Stands where a number is not defined.</summary>
    public const string None = "-";

    /// <summary>A fraction as per cent with a decimal.</summary>
    public static string Percent(double? fraction) => fraction is { } number ? Numbers.Percent(number) : None;

    /// <summary>An amount: whole where it is large, with one or two decimals where it is small.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="largest">The largest of its column, which decides for all; the amount itself when there is no column.</param>
    public static string Amount(double amount, double? largest = null) => Math.Abs(largest ?? amount) switch
    {
        >= 1000 => $"{amount:N0}",
        >= 10 => $"{amount:0.0}",
        _ => $"{amount:0.00}",
    };

    /// <summary>How many times as much: ×2.33, ×12.3, ×123.</summary>
    public static string Times(double? ratio) => ratio switch
    {
        null => None,
        < 9.995 => $"×{ratio:0.00}",
        < 99.95 => $"×{ratio:0.0}",
        _ => $"×{ratio:N0}",
    };

    /// <summary>A text in exactly so many columns.</summary>
    public static string Fit(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
