namespace Cairn.Cli.Output;

/// <summary>How a report fits a width: columns for key, models and spread, and groups of models that fit side by side.</summary>
/// <param name="Key">Width of the column with the players' names.</param>
/// <param name="Cell">Width of a model's column, with the space in front of it.</param>
/// <param name="PerRow">How many models stand side by side.</param>
internal sealed record TableLayout(int Key, int Cell, int PerRow)
{
    /// <summary>Width of the column that says how far the models differ, with the space in front of it.</summary>
    public const int Spread = 9;

    private const int NarrowCell = 8;
    private const int WideCell = 13;
    private const int WidestCell = 24;
    private const int NumberWidth = 10;

    /// <summary>Whether cells are too narrow for numbers, and show percentages instead.</summary>
    public bool IsNarrow => Cell < WideCell;

    /// <summary>Width of a cell's bar.</summary>
    public int Bar => IsNarrow ? 1 : Cell - NumberWidth - 2;

    /// <summary>Lays out a table.</summary>
    public static TableLayout Fit(int width, int longestKey, int models)
    {
        var narrow = width < 100;
        var key = Math.Clamp(longestKey, 8, narrow ? 16 : 28);
        var room = width - key - Spread;
        if (room / models < NarrowCell && narrow)
        {
            key = Math.Clamp(longestKey, 8, Math.Max(8, width - Spread - (NarrowCell * models)));
            room = width - key - Spread;
        }

        var cell = Math.Clamp(room / models, NarrowCell, WidestCell);
        return new TableLayout(key, cell, Math.Clamp(room / cell, 1, models));
    }
}
