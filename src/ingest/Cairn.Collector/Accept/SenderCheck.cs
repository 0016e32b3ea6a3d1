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
internal sealed class SenderCheck(KeyRing keys, ServerOptions options, TimeProvider time, PreviewKeys? previews = null)
{
    private const string WebhookPart = "/webhook/";

    private readonly PreviewCheck _preview = new(previews, options.Rates, time);
    private readonly TokenBucket _perKey = TokenBucket.Of(options.Rates.PerKey, options.Rates.BurstSeconds, time.TimestampFrequency);

    /// <summary>
    /// Sets the request's source by what stands in its head: header, path and query. Whoever shows a key there that is not good is
    /// refused before a byte of the body was read.
    /// </summary>
    /// <returns>Why it is refused, or null: it has a source, or only the body can tell.</returns>
    public Refused? CheckHead(HttpRequest http, Exchange exchange)
    {
        var snapshot = keys.Current;
        var refused = CheckHead(http, exchange, snapshot);
        if (IsUnknown(refused) && HasChanged(snapshot))
            refused = CheckHead(http, exchange, keys.Current);
        return Recognise(exchange, refused);
    }

    /// <summary>Sets the source of a request that has none yet by its body: the key in it, or what signs it.</summary>
    /// <returns>Why it has none, or null.</returns>
    public Refused? CheckBody(HttpRequest http, Exchange exchange)
    {
        var snapshot = keys.Current;
        var refused = CheckBody(http, exchange, snapshot);
        if (IsUnknown(refused) && HasChanged(snapshot))
            refused = CheckBody(http, exchange, keys.Current);
        return Recognise(exchange, refused);
    }

    private static bool IsUnknown(Refused? refused) => refused == Refused.UnknownKey || refused == Refused.UnknownWebhook;

    /// <summary>Whether there are other keys by now: those that were asked may be a minute old.</summary>
    private bool HasChanged(KeySnapshot snapshot)
    {
        keys.RefreshForUnknown();
        return keys.Current != snapshot;
    }

    private static Refused? Recognise(Exchange exchange, Refused? refused)
    {
        if (exchange.Request.Source.Length > 0)
            exchange.Recognise();
        return refused;
    }

    private Refused? CheckHead(HttpRequest http, Exchange exchange, KeySnapshot snapshot)
    {
        var request = exchange.Request;
        var text = WriteKey.Find(http.Headers.Authorization.ToString(), request.Path, []);
        if (text.Length > 0)
            return CheckKey(snapshot, text, http, exchange);
        var kind = KindOf(request.Path);
        if (!kind.IsEmpty)
            return snapshot.Webhooks(kind.ToString()).Length > 0 ? null : Refused.UnknownWebhook;
        return HttpMethods.IsPost(http.Method) ? null : Refused.NoKey;
    }

    private Refused? CheckBody(HttpRequest http, Exchange exchange, KeySnapshot snapshot)
    {
        var kind = KindOf(exchange.Request.Path);
        if (!kind.IsEmpty)
            return CheckWebhook(http, exchange, snapshot, kind.ToString());
        if (exchange.Request.Source.Length > 0)
            return null;
        if (exchange.Unpack() is { } problem)
            return problem;
        var text = WriteKey.Find("", exchange.Request.Path, exchange.Request.Body.Span);
        return text.Length == 0 ? Refused.NoKey : CheckKey(snapshot, text, http, exchange);
    }

    private Refused? CheckKey(KeySnapshot snapshot, string text, HttpRequest http, Exchange exchange)
    {
        if (snapshot.Find(text) is not { } key)
            return _preview.Check(text, exchange);
        exchange.Key = key;
        if (key.IsDisabled)
            return Refused.DisabledKey;
        exchange.Request.Source = key.Source;
        _preview.NameTest(http, exchange.Request);
        if (!_perKey.IsLimited)
            return null;
        var wait = _perKey.Take(ref key.FullAt, time.GetTimestamp());
        return wait == 0 ? null : Refused.TooOften(Seconds(wait, time));
    }

    private Refused? CheckWebhook(HttpRequest http, Exchange exchange, KeySnapshot snapshot, string kind)
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
            return Refused.Unsigned;
        return named.Length > 0 ? null : Refused.UnknownWebhook;
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
