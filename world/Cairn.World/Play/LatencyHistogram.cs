using System.Numerics;

namespace Cairn.World.Play;

/// <summary>
/// Counts durations in microseconds in buckets of which 32 share each power of two, so that a quantile is right to 1 part in 32
/// and memory does not grow. Written by many threads; read when they are done.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Bits = 5;
    private const int PerPower = 1 << Bits;

    private readonly long[] _counts = new long[(64 - Bits) << Bits];
    private long _max;

    /// <summary>The longest one.</summary>
    public TimeSpan Max => TimeSpan.FromMicroseconds(_max);

    public void Add(TimeSpan duration)
    {
        var micros = Math.Max(0, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        Interlocked.Increment(ref _counts[Bucket((ulong)micros)]);
        for (var max = Interlocked.Read(ref _max); micros > max;)
        {
            var seen = Interlocked.CompareExchange(ref _max, micros, max);
            if (seen == max)
                return;
            max = seen;
        }
    }

    /// <summary>
    /// The duration that such a share does not exceed: the upper end of its bucket, at most the longest; 0 when there is none.
    /// </summary>
    public TimeSpan Quantile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(_counts.Sum() * share));
        long passed = 0;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
            if ((passed += _counts[bucket]) >= rank)
                return TimeSpan.FromMicroseconds(Math.Min(UpperEnd(bucket), _max));
        return TimeSpan.Zero;
    }

    /// <summary>
    /// Values below 32 have a bucket each; above, the leading bit gives the power and the 5 bits after it the bucket in it.
    /// </summary>
    private static int Bucket(ulong value)
    {
        if (value < PerPower)
            return (int)value;
        var shift = BitOperations.Log2(value) - Bits;
        return ((shift + 1) << Bits) + (int)((value >> shift) - PerPower);
    }

    private static long UpperEnd(int bucket)
    {
        var shift = (bucket >> Bits) - 1;
        return shift < 0 ? bucket : ((long)((bucket & (PerPower - 1)) + PerPower + 1) << shift) - 1;
    }
}
