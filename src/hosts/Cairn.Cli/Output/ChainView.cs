using Cairn.Attribution;

namespace Cairn.Cli.Output;

/// <summary>The Markov chain for people: why its order, what is lost without each player, and what follows what.</summary>
internal sealed class ChainView(TextWriter output, Page page)
{
    /// <summary>A terminal's worth; JSON has them all.</summary>
    private const int MaxTransitions = 40;

    private const int BarWidth = 12;
    private const int MaxKey = 40;

    /// <summary>Writes it.</summary>
    public void Show(ChainDetail chain)
    {
        output.WriteLine();
        if (chain.Losses.Count > 0)
        {
            Say($"Markov: order {chain.Order}, of 1 to {chain.Losses.Count} the one that foretells best what comes next in a journey, each step foretold by all others: "
                + string.Join(", ", chain.Losses.Select(static loss => $"{loss.BitsPerStep:0.0000}")) + " bits a step.");
        }

        if (chain.Transitions.Count == 0)
            return;
        var width = Math.Clamp(chain.Effects.Select(static effect => effect.Key.Length).DefaultIfEmpty(0).Max(), "Removal effects".Length, MaxKey);
        output.WriteLine();
        output.WriteLine($"{"Removal effects".PadRight(width)}  conversions{new string(' ', BarWidth)}   value");
        foreach (var effect in chain.Effects.OrderByDescending(static effect => effect.Conversions))
            output.WriteLine($"{Fit(effect.Key, width)}  {Numbers.Percent(effect.Conversions),11} {Bar.Of(effect.Conversions, BarWidth)} {Numbers.Percent(effect.Value),6}".TrimEnd());
        Transitions(chain);
    }

    private void Transitions(ChainDetail chain)
    {
        var rows = chain.Transitions.OrderByDescending(static row => row.Count).Take(MaxTransitions).ToArray();
        var from = Math.Clamp(rows.Max(static row => row.From.Length), "From".Length, MaxKey);
        var to = Math.Clamp(rows.Max(static row => row.To.Length), "To".Length, MaxKey);
        output.WriteLine();
        output.WriteLine($"{"From".PadRight(from)}  {"To".PadRight(to)}  {"times",11}  {"share",7}");
        foreach (var row in rows)
            output.WriteLine($"{Fit(row.From, from)}  {Fit(row.To, to)}  {row.Count,11:N0}  {Numbers.Percent(row.Probability),7}");
        if (chain.Transitions.Count > MaxTransitions)
            Say($"The {MaxTransitions} most common of {chain.Transitions.Count:N0}; --format json has all.");
    }

    private static string Fit(string text, int width)
    {
        var plain = PlainText.Of(text);
        return plain.Length <= width ? plain.PadRight(width) : "…" + plain[^(width - 1)..];
    }

    private void Say(string sentence) => output.WriteLine(Lines.Wrap(sentence, page.Width));
}
