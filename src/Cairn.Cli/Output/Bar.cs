namespace Cairn.Cli.Output;

/// <summary>Horizontal and vertical bars of block characters.</summary>
internal static class Bar
{
    private const string Horizontal = " ▏▎▍▌▋▊▉";
    private const string Vertical = " ▁▂▃▄▅▆▇█";

    /// <summary>A bar that is <paramref name="share"/> of <paramref name="width"/> characters long, padded to it.</summary>
    public static string Across(double share, int width)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * width * 8);
        var full = new string('█', eighths / 8);
        return (eighths % 8 == 0 ? full : full + Horizontal[eighths % 8]).PadRight(width);
    }

    /// <summary>A bar of one character, <paramref name="share"/> of it high.</summary>
    public static char Up(double share) => Vertical[(int)Math.Ceiling(Math.Clamp(share, 0, 1) * 8)];
}
