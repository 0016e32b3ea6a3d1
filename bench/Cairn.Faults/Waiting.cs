using System.Diagnostics;

namespace Cairn.Faults;

/// <summary>Waits for conditions, with a bound.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(Func<bool> condition, TimeSpan longest, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(began) > longest)
                throw new TimeoutException($"waited {longest.TotalSeconds:0} s in vain: {what}");
            await Task.Delay(Interval);
        }
    }
}
