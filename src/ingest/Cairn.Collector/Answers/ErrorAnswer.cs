using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Collector.Secrets;
using Cairn.State.Keys;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Answers;

/// <summary>Why a request as a whole is rejected.</summary>
/// <param name="Status">400, 401, 403, 404, 405, 413: the client must drop it; 429, 500, 503: it must send it again.</param>
/// <param name="Code">The same as a stable code.</param>
/// <param name="Reason">The same as a sentence, and what to do about it.</param>
/// <param name="RetryAfter">Whole seconds after which to send it again, at least 1; 0 where that would not help.</param>
internal sealed record ErrorAnswer(int Status, string Code, string Reason, int RetryAfter = 0)
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new Shape(false, Code, Reason), Style);

    /// <summary>Writes the answer.</summary>
    public void Write(HttpContext http)
    {
        var response = http.Response;
        if (RetryAfter > 0)
            response.Headers.RetryAfter = RetryAfter.ToString();
        // Whoever is rejected for what he is still sending must not send the rest first.
        if (Status is StatusCodes.Status413PayloadTooLarge || this == TooSlow)
            response.Headers.Connection = "close";
        Reply.Write(response, Status, Reply.Json, _body);
    }

    public static ErrorAnswer NoKey { get; } = new(401, "key_missing",
        "the request has no write key. Send it as the user of HTTP Basic, as `writeKey` in the body or in the query; `cairn keys create SOURCE` makes one.");

    public static ErrorAnswer UnknownKey { get; } = new(401, "key_unknown",
        "this collector does not know the write key. Check it against `cairn keys list`, or adopt it with `cairn keys create SOURCE --key KEY`.");

    public static ErrorAnswer DisabledKey { get; } = new(403, "key_disabled",
        "the write key was disabled. Ask whoever runs the collector for the source's present one.");

    public static ErrorAnswer Unsigned { get; } = new(401, "signature_wrong",
        "the webhook's signature is missing or wrong. Check secret and address with `cairn keys webhook`; the body must arrive as it was signed.");

    public static ErrorAnswer UnknownWebhook { get; } = new(401, "webhook_unknown",
        "no source takes webhooks of this sender. Say how they are signed with `cairn keys webhook SOURCE`, or add `?writeKey=KEY` to the address.");

    public static ErrorAnswer WrongToken { get; } = new(401, "operator_token_wrong",
        $"the request has no operator token, or a wrong one. Send what stands in {OperatorToken.FileName} in the data folder as `Authorization: Bearer TOKEN`.");

    public static ErrorAnswer UnknownPath { get; } = new(404, "unknown_path",
        $"nothing is known under this path. Calls go to /v1/track, page, screen, identify, group, alias or batch, webhooks to /v1/webhook/{{{string.Join(',', WebhookKind.All.Select(static vendor => vendor.Name))}}}.");

    public static ErrorAnswer WrongMethod { get; } = new(405, "wrong_method", "the collector takes POST, GET, HEAD and OPTIONS.");

    /// <summary>Not 408: RudderStack's and PostHog's browser clients drop what is answered so, and a bad line is no fault of the events.</summary>
    public static ErrorAnswer TooSlow { get; } = new(503, "body_too_slow", "the body arrived too slowly. Send it again.", 1);

    public static ErrorAnswer Cut { get; } = new(400, "body_unreadable", "the body does not end as its head says. Send it again.");

    public static ErrorAnswer NoMemory { get; } = new(503, "busy", "too many large requests are under way. Send it again later.", 1);

    public static ErrorAnswer ClockWrong { get; } = new(503, "clock_wrong", "the collector's clock cannot be right. Send it again later.", 30);

    public static ErrorAnswer Defect { get; } = new(500, "defect", "the collector failed where it should not. Send it again later.", 5);

    public static ErrorAnswer TooLarge(int most) => new(413, "body_too_large",
        $"the body has more than {most:N0} bytes. Send fewer calls in one request.");

    /// <summary>Made once for each wait, because they are wanted when there is most to do.</summary>
    public static ErrorAnswer TooOften(int seconds) => TooOftens[Math.Clamp(seconds, 1, MaxWait) - 1];

    /// <summary>
    /// The same rejection as the clients of a path understand it: PostHog's drop what is answered 429 and send again what is answered 503.
    /// </summary>
    public ErrorAnswer For(string path) => Status == StatusCodes.Status429TooManyRequests && PostHogPaths.Contains(path.TrimEnd('/')) ? this with { Status = 503 } : this;

    /// <summary>The spool does not take it, for the reason that it states.</summary>
    public static ErrorAnswer Unstored(string code) => new(503, code, $"the request could not be stored ({code}). Send it again later.", SpoolWait);

    private static readonly FrozenSet<string> PostHogPaths = FrozenSet.Create("/batch", "/capture", "/e", "/i/v0/e");

    private const int MaxWait = 60;
    private const int SpoolWait = 5;

    private static readonly ErrorAnswer[] TooOftens =
    [
        .. Enumerable.Range(1, MaxWait).Select(static seconds =>
            new ErrorAnswer(429, "too_many_requests", $"more requests came than are allowed. Send it again after {seconds} s.", seconds)),
    ];

    private sealed record Shape(bool Success, string Code, string Reason);
}
