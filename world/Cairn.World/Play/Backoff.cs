using Cairn.World.Randomness;

namespace Cairn.World.Play;

/// <summary>How long clients wait before they send again: 0.5 s, doubling to 60 s, each up to 10 % longer or shorter.</summary>
internal static class Backoff
{
    /// <summary>So many retries and no more.</summary>
    public const int MaxRetries = 10;

    private const double First = 0.5;
    private const double MaxDelay = 60;
    private const double Jitter = 0.1;

    /// <summary>Longer than this a client does not follow an answer's wish.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(300);

    /// <summary>So long after its first sending a request is given up.</summary>
    public static readonly TimeSpan MaxInAll = TimeSpan.FromHours(12);

    /// <summary>The wait before a retry.</summary>
    /// <param name="seed">Of the playing.</param>
    /// <param name="request">Place of the request in the file, so that the jitter is the same whatever else happens.</param>
    /// <param name="retries">Retries so far, from 0.</param>
    public static TimeSpan Delay(ulong seed, long request, int retries)
    {
        var seconds = Math.Min(MaxDelay, First * (1L << Math.Min(retries, 20)));
        var draw = (Mix.Of(seed, (ulong)request, (ulong)retries) >> 11) * (1.0 / (1UL << 53));
        return TimeSpan.FromSeconds(seconds * (1 - Jitter + (2 * Jitter * draw)));
    }

    /// <summary>The wait that an answer asks for, as clients follow it: at least 1 s and at most 300 s.</summary>
    public static TimeSpan Follow(TimeSpan retryAfter) =>
        retryAfter < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1)
        : retryAfter > MaxRetryAfter ? MaxRetryAfter
        : retryAfter;
}
