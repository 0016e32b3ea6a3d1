using System.Globalization;

namespace Cairn.Bench.Collector;

/// <summary>
/// What became of the machine's processor time so far (proc(5), /proc/stat). A virtual machine whose host gives the time to
/// others measures the host, and has to say so.
/// </summary>
/// <param name="Total">All of it, in ticks.</param>
/// <param name="Idle">Unused.</param>
/// <param name="Stolen">Given to others by the host while something here wanted it.</param>
internal readonly record struct MachineSample(double Total, double Idle, double Stolen)
{
    public static MachineSample Now()
    {
        double[] ticks = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return new MachineSample(ticks.Sum(), ticks[3] + ticks[4], ticks[7]);
    }

    /// <summary>Shares of the time since, in percent.</summary>
    public (double Idle, double Stolen) Since(MachineSample earlier) =>
        (100 * (Idle - earlier.Idle) / (Total - earlier.Total), 100 * (Stolen - earlier.Stolen) / (Total - earlier.Total));
}
