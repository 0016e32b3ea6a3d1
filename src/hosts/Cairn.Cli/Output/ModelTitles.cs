using Cairn.Attribution;

namespace Cairn.Cli.Output;

/// <summary>Headings of the models' columns, for columns that are narrower than the models' names.</summary>
internal static class ModelTitles
{
    // From the longest to the shortest; the shortest fit the narrowest column, 6 characters.
    private static readonly Dictionary<string, string[]> Shorter = new(StringComparer.Ordinal)
    {
        [ModelNames.LastNonDirect] = ["non-direct", "nondir"],
        [ModelNames.PositionBased] = ["position", "positn"],
        [ModelNames.TimeDecay] = ["decay"],
        [ModelNames.Shapley] = ["shaply"],
        [ModelNames.Counterfactual] = ["counterf.", "cntrfc"],
        [ModelNames.Probabilistic] = ["probabil.", "probab"],
    };

    /// <summary>The longest heading of a model that fits.</summary>
    public static string Fit(string model, int width)
    {
        if (model.Length <= width || !Shorter.TryGetValue(model, out var titles))
            return model;
        return Array.Find(titles, title => title.Length <= width) ?? titles[^1];
    }
}
