using Cairn.Attribution.Shapley;

namespace Cairn.Cli.Output;

/// <summary>The solution of a game for people: the players' values and what each coalition adds to its parts.</summary>
internal static class GameTable
{
    /// <summary>Writes both tables.</summary>
    public static void Write(TextWriter output, ShapleyGame game)
    {
        var credits = game.Credits();
        var dividends = game.Dividends();
        var width = credits.Select(credit => credit.Key.Length)
            .Concat(dividends.Select(dividend => dividend.Coalition.Length)).DefaultIfEmpty().Max();
        output.WriteLine("Shapley value");
        foreach (var credit in credits.OrderByDescending(credit => credit.Conversions))
            output.WriteLine($"  {credit.Key.PadRight(width)} {credit.Conversions,16:N4}");
        output.WriteLine($"  {"total".PadRight(width)} {credits.Sum(credit => credit.Conversions),16:N4}");
        output.WriteLine();
        output.WriteLine("Dividend of each coalition: what it brings in beyond its parts");
        foreach (var (coalition, dividend) in dividends)
            output.WriteLine($"  {coalition.PadRight(width)} {dividend,16:N4}");
    }
}
