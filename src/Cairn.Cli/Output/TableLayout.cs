namespace Cairn.Cli.Output;

/// <summary>How a report fits a width: columns for key, models and spread, and groups of models that fit side by side.</summary>
/// <param name="Key">Width of the column with the players' names.</param>
/// <param name="Cell">Width of a model's column, with the space in front of it.</param>
/// <param name="Number">Width of the number in a cell.</param>
/// <param name="PerRow">How many models stand side by side.</param>
/// <param name="IsNarrow">Whether amounts do not fit, and cells show percentages instead.</param>
internal sealed record TableLayout(int Key, int Cell, int Number, int PerRow, bool IsNarrow)
{
    /// <summary>Width of the column that says how far the models differ, with the space in front of it.</summary>
    public const int Spread = 8;

    private const int PercentWidth = 5; // 100.0
    private const int NarrowCell = 1 + PercentWidth + 1;
    private const int WidestBar = 12;
    private const int ShortestKey = 8;
    private const int LongestKey = 28;

    /// <summary>Width of a cell's bar, at least 1.</summary>
    public int Bar => IsNarrow ? Cell - Number - 1 : Cell - Number - 2;

    /// <summary>Lays out a table.</summary>
    /// <param name="width">Characters on a line.</param>
    /// <param name="longestKey">Length of the longest name.</param>
    /// <param name="longestAmount">Length of the longest amount.</param>
    /// <param name="models">How many models there are.</param>
    public static TableLayout Fit(int width, int longestKey, int longestAmount, int models)
    {
        // Names give way before models do: all models side by side is what the table is for.
        var roomForKey = width - Spread - (models * NarrowCell);
        var key = Math.Clamp(longestKey, ShortestKey, Math.Clamp(roomForKey, ShortestKey, LongestKey));
        var room = width - key - Spread;
        var cell = room / models;
        var wideCell = 1 + longestAmount + 2; // space, amount, space, bar
        if (cell >= wideCell)
            return new TableLayout(key, Math.Min(cell, wideCell - 1 + WidestBar), longestAmount, models, false);
        cell = Math.Max(cell, NarrowCell);
        return new TableLayout(key, NarrowCell + ((cell - NarrowCell) / 2), PercentWidth, Math.Clamp(room / cell, 1, models), true);
    }
}
