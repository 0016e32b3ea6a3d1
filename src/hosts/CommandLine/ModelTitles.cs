namespace Cairn.CommandLine;

/// <summary>Headings of the models' columns, for columns that are narrower than the models' names.</summary>
internal static class ModelTitles
{
    private const string Calibrated = "_calibrated";
    private const string Mark = " cal";
    private const int MinTitle = 4;

    // From the longest to the shortest; the shortest fit the narrowest column, 6 characters.
    private static readonly Dictionary<string, string[]> Shorter = new(StringComparer.Ordinal)
    {
        ["last_non_direct"] = ["non-direct", "nondir"],
        ["position_based"] = ["position", "positn"],
        ["time_decay"] = ["decay"],
        ["shapley"] = ["shaply"],
        ["counterfactual"] = ["counterf.", "cntrfc"],
        ["value_added"] = ["value +", "value+"],
        ["probabilistic"] = ["probabil.", "probab"],
    };

    /// <summary>The longest heading of a model that fits.</summary>
    public static string Fit(string model, int width)
    {
        if (model.Length <= width)
            return model;
        if (model.EndsWith(Calibrated, StringComparison.Ordinal))
            return Fit(model[..^Calibrated.Length], Math.Max(MinTitle, width - Mark.Length)) + Mark;
        return Shorter.TryGetValue(model, out var titles) ? Array.Find(titles, title => title.Length <= width) ?? titles[^1] : model[..width];
    }
}
