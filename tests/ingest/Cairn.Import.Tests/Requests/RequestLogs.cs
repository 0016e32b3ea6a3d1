using System.Text;

namespace Cairn.Import.Tests.Requests;

/// <summary>Request logs for tests.</summary>
internal static class RequestLogs
{
    private static int _made;

    /// <summary>One line.</summary>
    public static string Line(string path, string body, string at = "2026-01-05T08:00:00.123Z", string source = "web") =>
        $$"""{"at":"{{at}}","source":"{{source}}","method":"POST","path":"{{path}}","headers":{"User-Agent":"Mozilla/5.0"},"body":{{body}}}""" + "\n";

    public static string Track(string name, string more = "", string user = "u1") =>
        $$"""{"type":"track","event":"{{name}}","userId":"{{user}}","messageId":"{{name}}-{{Guid.NewGuid():N}}"{{more}}}""";

    public static string Batch(params string[] calls) => $$"""{"batch":[{{string.Join(',', calls)}}],"sentAt":"2026-01-05T07:59:00Z"}""";

    /// <summary>
    /// A log that no other test has, of web calls, batches, webhooks and a repeated delivery, spread over three months: 7
    /// records for each of its rounds, of which one is for the quarantine, and 2 calls that are no events.
    /// </summary>
    public static string Unique(TemporaryFolder folder, int rounds)
    {
        var text = new StringBuilder();
        for (var i = 0; i < rounds; i++)
        {
            var at = $"2026-0{1 + i * 3 / rounds}-1{i % 10}T08:00:00.000Z";
            var first = Line("/v1/t", Track("Product Viewed"), at);
            text.Append(first).Append(first);
            text.Append(Line("/v1/i", $$$"""{"userId":"u{{{i}}}","anonymousId":"a{{{i}}}","messageId":"{{{Guid.NewGuid():N}}}","traits":{"email":"p{{{i}}}@example.com"}}""", at));
            text.Append(Line("/v1/batch", Batch(Track("Product Added"), Track("nonsense"), Track("Order Completed")), at, "app"));
            text.Append(Line("/v1/webhook/twilio", $"\"MessageSid=SM{i}&MessageStatus=delivered\"", at, "sms"));
            text.Append(Line("/v1/webhook/sendgrid", $$"""[{"event":"open","email":"p{{i}}@example.com","timestamp":1767599000,"sg_message_id":"m{{Guid.NewGuid():N}}"}]""", at, "mail"));
            text.Append(Line("/v1/p", $$"""{"anonymousId":"a{{i}}","messageId":"{{Guid.NewGuid():N}}"}""", at));
        }
        return folder.File($"requests-{Interlocked.Increment(ref _made)}.jsonl", text.ToString());
    }
}
