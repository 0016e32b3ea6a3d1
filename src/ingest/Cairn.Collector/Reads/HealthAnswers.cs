using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Cairn.Collector.Accept;
using Cairn.Collector.Answers;
using Cairn.Collector.Keys;
using Cairn.Spool;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Reads;

/// <summary>Whether the collector lives and whether it takes events.</summary>
internal sealed class HealthAnswers(RequestSpool spool, KeyRing keys, Func<IEnumerable<PartHealth>> others, TimeProvider time)
{
    /// <summary>
    /// A disk that failed is known to work again only when something is written. So after this time without a rejection the
    /// collector counts as ready again, or whoever balances load would never send what shows it.
    /// </summary>
    private static readonly TimeSpan RejectionCounts = TimeSpan.FromSeconds(5);

    private static readonly byte[] VersionText = Encoding.UTF8.GetBytes(
        $$"""{"Version":"{{typeof(HealthAnswers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? ""}}"}""");

    private long _rejectedAt;

    /// <summary>Notes that the spool rejected a request.</summary>
    public void NoteRejection() => Volatile.Write(ref _rejectedAt, time.GetTimestamp());

    /// <summary>The process answers.</summary>
    public static void Live(HttpContext http) => Reply.WriteUnkept(http.Response, 200, Reply.Text, "ok"u8);

    /// <summary>The same as RudderStack's and Snowplow's collectors say it: 200 while the process answers, and in words whether it takes events.</summary>
    public void Up(HttpContext http)
    {
        var (isStoring, isReady) = (SpoolHealth().IsGood, IsReady(Parts()));
        Reply.WriteUnkept(http.Response, 200, Reply.Json, Encoding.ASCII.GetBytes(
            $$"""{"server":"UP","db":"{{(isStoring ? "UP" : "DOWN")}}","acceptingEvents":"{{(isReady ? "TRUE" : "FALSE")}}"}"""));
    }

    /// <summary>Which version it is.</summary>
    public static void Version(HttpContext http) => Reply.WriteUnkept(http.Response, 200, Reply.Json, VersionText);

    /// <summary>Whether it takes events, and the state of every part; 503 while it does not.</summary>
    public void Ready(HttpContext http)
    {
        var parts = Parts();
        var isReady = IsReady(parts);
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteBoolean("ready", isReady);
            json.WriteStartObject("parts");
            foreach (var part in parts)
            {
                json.WriteStartObject(part.Name);
                json.WriteBoolean("good", part.IsGood);
                json.WriteBoolean("needed", part.IsNeeded);
                json.WriteString("state", part.State);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        if (!isReady)
            http.Response.Headers.RetryAfter = "5";
        Reply.WriteUnkept(http.Response, isReady ? 200 : 503, Reply.Json, text.WrittenSpan);
    }

    private PartHealth[] Parts() => [SpoolHealth(), ClockHealth(), KeyHealth(), .. others()];

    private static bool IsReady(PartHealth[] parts) => Array.TrueForAll(parts, static part => part.IsGood || !part.IsNeeded);

    private PartHealth ClockHealth() => ReceiptClock.Problem(time) is { Length: > 0 } problem
        ? new PartHealth("clock", false, true, problem)
        : new PartHealth("clock", true, true, "possible");

    private PartHealth SpoolHealth()
    {
        var rejection = spool.Rejection;
        var at = Volatile.Read(ref _rejectedAt);
        var isGood = rejection.Length == 0 || (rejection != "spool_full" && (at == 0 || time.GetElapsedTime(at) > RejectionCounts));
        return new PartHealth("spool", isGood, true, rejection.Length == 0 ? $"{spool.Bytes} of {spool.MaxBytes} bytes" : rejection);
    }

    /// <summary>Keys that cannot be read again are used as they were, so they are no reason to reject anybody.</summary>
    private PartHealth KeyHealth() => new("keys", keys.Problem.Length == 0, false, keys.Problem.Length == 0 ? $"{keys.Valid} valid" : keys.Problem);
}
