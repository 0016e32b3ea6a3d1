namespace Cairn.Import.Decoding;

/// <summary>The unit in which a time is counted.</summary>
/// <param name="Name">The unit's name.</param>
/// <param name="Milliseconds">How many milliseconds one of it has.</param>
internal sealed record EpochUnit(string Name, decimal Milliseconds)
{
    private static readonly EpochUnit Seconds = new("seconds", 1000m);
    private static readonly EpochUnit Thousandths = new("milliseconds", 1m);
    private static readonly EpochUnit Millionths = new("microseconds", 0.001m);
    private static readonly EpochUnit Billionths = new("nanoseconds", 0.000001m);

    /// <summary>The unit of a mapping's <c>time.format</c>; null when that names none.</summary>
    public static EpochUnit? Named(string format) => format switch
    {
        "s" => Seconds,
        "ms" => Thousandths,
        "us" => Millionths,
        "ns" => Billionths,
        _ => null,
    };

    /// <summary>
    /// The unit by the number's size. Between 1973 and 5138 the four ranges cannot be confused: 1e11 is the year 5138 in
    /// seconds and 3 March 1973 in milliseconds, and so on by factors of a thousand.
    /// </summary>
    public static EpochUnit Guess(decimal number) => Math.Abs(number) switch
    {
        < 1e11m => Seconds,
        < 1e14m => Thousandths,
        < 1e17m => Millionths,
        _ => Billionths,
    };
}
