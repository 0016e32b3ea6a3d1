namespace Cairn.Cli.Output;

/// <summary>How a report fits a width: columns for key, models and spread, and groups of models that fit side by side.</summary>
/// <param name="Key">Width of the column with the players' names.</param>
/// <param name="Cell">Width of a model's column, with the space in front of it.</param>
/// <param name="Number">Width of the number in a cell.</param>
/// <param name="PerRow">How many models stand side by side.</param>
internal sealed record TableLayout(int Key, int Cell, int Number, int PerRow)
{
    /// <summary>Width of the column that says how far the models differ, with the space in front of it.</summary>
    public const int Spread = 8;

    private const int WidestBar = 12;
    private const int MinKeyLength = 8;
    private const int ShortenedKey = 16;
    private const int MaxKeyLength = 28;

    /// <summary>Width of what a cell says of its interval, a part of <see cref="Number"/>.</summary>
    public int Width { get; init; }

    /// <summary>Width of a cell's bar, at least 1.</summary>
    public int Bar => Cell - Number - 2;

    /// <summary>Lays out a table.</summary>
    /// <param name="width">Characters on a line.</param>
    /// <param name="maxKeyLength">Length of the longest name.</param>
    /// <param name="maxAmount">Length of the longest amount.</param>
    /// <param name="models">How many models there are.</param>
    public static TableLayout Fit(int width, int maxKeyLength, int maxAmount, int models)
    {
        var narrowest = 1 + maxAmount + 2; // space, amount, space, bar
        var room = width - Spread;
        var key = Math.Clamp(maxKeyLength, MinKeyLength, MaxKeyLength);
        // Long names are shortened a little where that brings all models side by side; amounts never give way.
        if (room - (models * narrowest) is >= ShortenedKey and var rest)
            key = Math.Min(key, rest);
        else
            key = Math.Max(MinKeyLength, Math.Min(key, room - narrowest));
        var fitting = Math.Clamp((room - key) / narrowest, 1, models);
        // Groups of the same size: 4 and 4 rather than 5 and 3.
        var groups = (models + fitting - 1) / fitting;
        var perRow = (models + groups - 1) / groups;
        var cell = Math.Clamp((room - key) / perRow, narrowest, narrowest - 1 + WidestBar);
        return new TableLayout(key, cell, maxAmount, perRow);
    }
}
