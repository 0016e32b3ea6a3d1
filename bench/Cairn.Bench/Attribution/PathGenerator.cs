using System.Globalization;

namespace Cairn.Bench.Attribution;

/// <summary>
/// Random path files by seed: one journey a row, lengths geometric with mean 3.77, 8.5 % of the journeys convert, and a few
/// channels take most of the touches, as in the file with which the peers were measured.
/// </summary>
internal static class PathGenerator
{
    private const double MeanLength = 3.77;
    private const double ConversionRate = 0.0855;
    private const int MaxPath = 60;

    /// <summary>Writes a file of <paramref name="paths"/> journeys and returns the number of touches.</summary>
    public static long Write(string file, int paths, int channels, int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, channels).Select(channel => $"ch{channel:00}").ToArray();
        long touches = 0;
        using var text = new StreamWriter(file) { NewLine = "\n" };
        text.WriteLine("path;total_conversions;total_conversion_value;total_null");
        for (var path = 0; path < paths; path++)
        {
            var length = Math.Min(MaxPath, 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - (1 / MeanLength))));
            for (var step = 0; step < length; step++)
            {
                // A square makes low channels frequent: the first tenth of them gets about a third of the touches.
                var draw = random.NextDouble();
                text.Write(step == 0 ? "" : " > ");
                text.Write(names[(int)(draw * draw * channels)]);
            }

            touches += length;
            var converted = random.NextDouble() < ConversionRate;
            var value = converted ? (5 + (random.NextDouble() * 200)).ToString("0.00", CultureInfo.InvariantCulture) : "0";
            text.Write(converted ? $";1;{value};0\n" : ";0;0;1\n");
        }

        return touches;
    }
}
