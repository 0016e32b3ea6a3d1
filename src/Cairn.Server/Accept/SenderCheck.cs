using Cairn.Collect;
using Cairn.Server.Answers;
using Cairn.Server.Keys;
using Cairn.Server.Limits;
using Cairn.Server.Preview;
using Cairn.Server.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Cairn.Server.Accept;

/// <summary>
/// Finds whose events a request brings: by its write key, or by the signature of a webhook. Where a source's webhooks are
/// signed, a key alone does not do.
/// </summary>
internal sealed class SenderCheck(KeyRing keys, ServerOptions options, TimeProvider time, PreviewKeys? previews = null)
{
    private const string WebhookPart = "/webhook/";

    private readonly PreviewCheck _preview = new(previews, options.Rates, time);
    private readonly TokenBucket _perKey = TokenBucket.Of(options.Rates.PerKey, options.Rates.BurstSeconds, time.TimestampFrequency);

    /// <summary>Sets the request's source.</summary>
    /// <returns>Why it has none, or null.</returns>
    public Refused? Check(HttpRequest http, Exchange exchange)
    {
        var snapshot = keys.Current;
        var refused = Check(http, exchange, snapshot);
        if (refused != Refused.UnknownKey && refused != Refused.UnknownWebhook)
            return refused;
        keys.RefreshForUnknown();
        return keys.Current == snapshot ? refused : Check(http, exchange, keys.Current);
    }

    private Refused? Check(HttpRequest http, Exchange exchange, KeySnapshot snapshot)
    {
        var request = exchange.Request;
        var kind = KindOf(request.Path);
        var text = WriteKey.Find(http.Headers.Authorization.ToString(), request.Path, []);
        if (text.Length == 0 && kind.IsEmpty)
        {
            if (exchange.Unpack() is { } problem)
                return problem;
            text = WriteKey.Find("", request.Path, request.Body.Span);
        }
        if (!kind.IsEmpty)
            return CheckWebhook(http, exchange, snapshot, kind.ToString(), text);
        return text.Length == 0 ? Refused.NoKey : CheckKey(snapshot, text, http, exchange);
    }

    private Refused? CheckKey(KeySnapshot snapshot, string text, HttpRequest http, Exchange exchange)
    {
        if (snapshot.Find(text) is not { } key)
            return _preview.Check(text, exchange);
        if (key.IsDisabled)
            return Refused.DisabledKey;
        exchange.Request.Source = key.Source;
        _preview.NameTest(http, exchange.Request);
        if (!_perKey.IsLimited)
            return null;
        var wait = _perKey.Take(ref key.FullAt, time.GetTimestamp());
        return wait == 0 ? null : Refused.TooOften(Seconds(wait, time));
    }

    private Refused? CheckWebhook(HttpRequest http, Exchange exchange, KeySnapshot snapshot, string kind, string text)
    {
        var hooks = snapshot.Webhooks(kind);
        if (text.Length > 0 && CheckKey(snapshot, text, http, exchange) is { } refused)
            return refused;
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
