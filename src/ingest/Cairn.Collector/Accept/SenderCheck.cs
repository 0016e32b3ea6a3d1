using Cairn.Collector.Answers;
using Cairn.Collector.Keys;
using Cairn.Collector.Limits;
using Cairn.Collector.Preview;
using Cairn.Collector.Webhooks;
using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Accept;

/// <summary>
/// Finds whose events a request brings: by its write key, or by the signature of a webhook. Where a source's webhooks are
/// signed, a key alone does not do.
/// </summary>
internal sealed class SenderCheck(KeyRing keys, CollectorOptions options, TimeProvider time, PreviewKeys? previews = null)
{
    private const string WebhookPart = "/webhook/";

    private readonly PreviewCheck _preview = new(previews, options.Rates, time);
    private readonly TokenBucket _perKey = TokenBucket.Of(options.Rates.PerKey, options.Rates.BurstSeconds, time.TimestampFrequency);

    /// <summary>
    /// Sets the request's source by what stands in its head: header, path and query. Whoever shows a key there that is not good is
    /// rejected before a byte of the body was read.
    /// </summary>
    /// <returns>Why it is rejected, or null: it has a source, or only the body can tell.</returns>
    public ErrorAnswer? CheckHead(HttpRequest http, Exchange exchange)
    {
        var snapshot = keys.Current;
        var rejected = CheckHead(http, exchange, snapshot);
        if (IsUnknown(rejected) && HasChanged(snapshot))
            rejected = CheckHead(http, exchange, keys.Current);
        return Recognise(exchange, rejected);
    }

    /// <summary>Sets the source of a request that has none yet by its body: the key in it, or what signs it.</summary>
    /// <returns>Why it has none, or null.</returns>
    public ErrorAnswer? CheckBody(HttpRequest http, Exchange exchange)
    {
        var snapshot = keys.Current;
        var rejected = CheckBody(http, exchange, snapshot);
        if (IsUnknown(rejected) && HasChanged(snapshot))
            rejected = CheckBody(http, exchange, keys.Current);
        return Recognise(exchange, rejected);
    }

    private static bool IsUnknown(ErrorAnswer? rejected) => rejected == ErrorAnswer.UnknownKey || rejected == ErrorAnswer.UnknownWebhook;

    /// <summary>Whether there are other keys by now: those that were asked may be a minute old.</summary>
    private bool HasChanged(KeySnapshot snapshot)
    {
        keys.RefreshForUnknown();
        return keys.Current != snapshot;
    }

    private static ErrorAnswer? Recognise(Exchange exchange, ErrorAnswer? rejected)
    {
        if (exchange.Request.Source.Length > 0)
            exchange.Recognise();
        return rejected;
    }

    private ErrorAnswer? CheckHead(HttpRequest http, Exchange exchange, KeySnapshot snapshot)
    {
        var request = exchange.Request;
        var text = WriteKey.Find(http.Headers.Authorization.ToString(), request.Path, []);
        if (text.Length > 0)
            return CheckKey(snapshot, text, http, exchange);
        var kind = KindOf(request.Path);
        if (!kind.IsEmpty)
            return snapshot.Webhooks(kind.ToString()).Length > 0 ? null : ErrorAnswer.UnknownWebhook;
        return HttpMethods.IsPost(http.Method) ? null : ErrorAnswer.NoKey;
    }

    private ErrorAnswer? CheckBody(HttpRequest http, Exchange exchange, KeySnapshot snapshot)
    {
        var kind = KindOf(exchange.Request.Path);
        if (!kind.IsEmpty)
            return CheckWebhook(http, exchange, snapshot, kind.ToString());
        if (exchange.Request.Source.Length > 0)
            return null;
        if (exchange.Unpack() is { } problem)
            return problem;
        var text = WriteKey.Find("", exchange.Request.Path, exchange.Request.Body.Span);
        return text.Length == 0 ? ErrorAnswer.NoKey : CheckKey(snapshot, text, http, exchange);
    }

    private ErrorAnswer? CheckKey(KeySnapshot snapshot, string text, HttpRequest http, Exchange exchange)
    {
        if (snapshot.Find(text) is not { } key)
            return _preview.Check(text, exchange);
        exchange.Key = key;
        if (key.IsDisabled)
            return ErrorAnswer.DisabledKey;
        exchange.Request.Source = key.Source;
        _preview.NameTest(http, exchange.Request);
        if (!_perKey.IsLimited)
            return null;
        var wait = _perKey.Take(ref key.FullAt, time.GetTimestamp());
        return wait == 0 ? null : ErrorAnswer.TooOften(Seconds(wait, time));
    }

    private ErrorAnswer? CheckWebhook(HttpRequest http, Exchange exchange, KeySnapshot snapshot, string kind)
    {
        var hooks = snapshot.Webhooks(kind);
        var (named, isSigned) = (exchange.Request.Source, false);
        var message = new WebhookMessage(http.Headers, exchange.Wire.Span, options.Origin(http), exchange.Request.Path);
        foreach (var hook in hooks)
        {
            if (named.Length > 0 && hook.Source != named)
                continue;
            isSigned = true;
            if (!hook.Signature.IsGood(message))
                continue;
            exchange.Request.Source = hook.Source;
            return null;
        }
        if (isSigned)
            return ErrorAnswer.Unsigned;
        return named.Length > 0 ? null : ErrorAnswer.UnknownWebhook;
    }

    /// <summary>Whole seconds, rounded up: what Retry-After can say.</summary>
    public static int Seconds(long ticks, TimeProvider time) => (int)Math.Clamp(Math.Ceiling((double)ticks / time.TimestampFrequency), 1, 3600);

    /// <summary>The sender that a webhook's path names; empty for all other paths.</summary>
    private static ReadOnlySpan<char> KindOf(string target)
    {
        var at = target.IndexOf(WebhookPart, StringComparison.Ordinal);
        if (at < 0 || (target.IndexOf('?') is >= 0 and var query && query < at))
            return [];
        var kind = target.AsSpan(at + WebhookPart.Length);
        return kind.IndexOfAny('?', '/') is >= 0 and var end ? kind[..end] : kind;
    }
}
