using Cairn.Collector.Accept;
using Cairn.Collector.Answers;
using Cairn.Collector.Limits;
using Cairn.Model;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Preview;

/// <summary>
/// Knows keys for trying out where they stand in place of a write key, and where they stand beside one. Beside one they can
/// change nothing but a name on a trace, so that a stale one that a page still sends never costs an event.
/// </summary>
internal sealed class PreviewCheck(PreviewKeys? keys, RateLimits rates, TimeProvider time)
{
    private const string Header = "Cairn-Preview";
    private const string TestHeader = "cairn-test-id";

    private static readonly ErrorAnswer Forged = new(401, "preview_invalid",
        "the debug key was not issued by this collector, or is damaged. `cairn keys preview SOURCE` issues one.");

    private static readonly ErrorAnswer Expired = new(401, "preview_expired",
        "the debug key has expired. `cairn keys preview SOURCE --for 1h` issues a new one.");

    private readonly TokenBucket _bucket = TokenBucket.Of(rates.PerKey, rates.BurstSeconds, time.TimestampFrequency);
    private long _fullAt;

    /// <summary>Judges a key that is no write key.</summary>
    /// <param name="text">The key.</param>
    /// <param name="exchange">Becomes a trial when it is a debug key.</param>
    /// <returns>Why the request is rejected, or null.</returns>
    public ErrorAnswer? Check(string text, Exchange exchange)
    {
        if (keys is null || !text.StartsWith(PreviewKeys.Prefix, StringComparison.Ordinal))
            return ErrorAnswer.UnknownKey;
        if (keys.Read(text) is not { } key)
            return Forged;
        if (HasExpired(key))
            return Expired;
        (exchange.Request.Source, exchange.Trial) = (key.Source, new PreviewTrial(key));
        if (!_bucket.IsLimited)
            return null;
        var wait = _bucket.Take(ref _fullAt, time.GetTimestamp());
        return wait == 0 ? null : ErrorAnswer.TooOften(SenderCheck.Seconds(wait, time));
    }

    /// <summary>Names the test of a request whose write key is good, when it says one and names none itself.</summary>
    public void NameTest(HttpRequest http, ClientRequest request)
    {
        if (keys is null || !http.Headers.TryGetValue(Header, out var text) || http.Headers.ContainsKey(TestHeader))
            return;
        if (keys.Read(text.ToString()) is { } key && !HasExpired(key) && key.Source == request.Source)
            request.Headers += $"{TestHeader}: {key.TestId}\n";
    }

    private bool HasExpired(PreviewKey key) => key.ExpiresAt <= time.GetUtcNow().ToUnixTimeMilliseconds();
}
