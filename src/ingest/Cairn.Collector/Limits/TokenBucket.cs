namespace Cairn.Collector.Limits;

/// <summary>
/// A token bucket as one number: the time at which it will be full again (the generic cell rate algorithm, ITU-T I.371,
/// annex A). Times are ticks of <see cref="TimeProvider.GetTimestamp"/>.
/// </summary>
/// <param name="interval">Ticks in which one token grows.</param>
/// <param name="burst">Tokens of the full bucket.</param>
internal readonly struct TokenBucket(long interval, double burst)
{
    private readonly long _tolerance = (long)(interval * Math.Max(0, burst - 1));

    /// <summary>A bucket of a rate; takes everything when the rate is 0.</summary>
    public static TokenBucket Of(double perSecond, double burstSeconds, long frequency) =>
        perSecond <= 0 ? default : new TokenBucket(Math.Max(1, (long)(frequency / perSecond)), Math.Max(1, perSecond * burstSeconds));

    /// <summary>Whether it ever rejects.</summary>
    public bool IsLimited => interval > 0;

    /// <summary>Takes a token.</summary>
    /// <param name="fullAt">When the bucket will be full again; moved on when a token was taken.</param>
    /// <param name="now">The time.</param>
    /// <returns>0 when it was taken, otherwise the ticks until there is one.</returns>
    public long Take(ref long fullAt, long now)
    {
        while (true)
        {
            var known = Volatile.Read(ref fullAt);
            var from = Math.Max(known, now);
            if (from - now > _tolerance)
                return from - now - _tolerance;
            if (Interlocked.CompareExchange(ref fullAt, from + interval, known) == known)
                return 0;
        }
    }
}
