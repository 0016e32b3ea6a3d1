namespace Cairn.CommandLine;

/// <summary>Horizontal and vertical bars of block characters.</summary>
internal static class Bar
{
    private const string Horizontal = " ▏▎▍▌▋▊▉";
    private const string Vertical = " ▁▂▃▄▅▆▇█";

    /// <summary>
    /// A bar for a share from 0 to 1 in <paramref name="width"/> characters: upright when there is room for few, as height
    /// then shows more than length.
    /// </summary>
    public static string Of(double share, int width) =>
        width < 3 ? Up(share).ToString().PadRight(width) : Across(share, width);

    private static string Across(double share, int width)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * width * 8);
        var full = new string('█', eighths / 8);
        return (eighths % 8 == 0 ? full : full + Horizontal[eighths % 8]).PadRight(width);
    }

    private static char Up(double share) => Vertical[(int)Math.Ceiling(Math.Clamp(share, 0, 1) * 8)];
}
