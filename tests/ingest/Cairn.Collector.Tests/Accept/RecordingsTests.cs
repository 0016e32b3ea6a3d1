using System.Text;
using System.Text.Json;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

public sealed class RecordingsTests
{
    /// <summary>Other protocols, and where a client was led astray on purpose.</summary>
    private static readonly string[] OtherPaths = ["/ofrep/", "/api/", "/other"];

    /// <summary>Its settings named no key, so its client sent none; ours do.</summary>
    private const string WithoutKey = "segment-analytics-next-minimal-settings.json";

    private static readonly string[] OwnHeaders = ["host", "content-length", "connection", "accept-encoding", "transfer-encoding", "expect"];

    [Fact]
    public async Task Everything_that_a_real_client_sent_is_acknowledged()
    {
        await using var collector = await TestCollector.StartAsync();
        foreach (var key in new[] { "WRITEKEY", "phc_KEY", "web1", "srv" })
            collector.Store.Create("recorded", key);
        await Wait.UntilAsync(async () => (int)(await collector.PostAsync("/v1/m", "{}", "srv")).StatusCode == 200, "the keys are known");
        var (posts, wrong) = (0, new List<string>());
        foreach (var (file, entry) in Recordings.All())
        {
            var url = entry.GetProperty("url").GetString()!;
            if (Array.Exists(OtherPaths, path => url.StartsWith(path, StringComparison.Ordinal)) || BodyOf(entry) is not { } body)
                continue;
            using var request = RequestOf(entry, url, body);
            using var answer = await collector.Client.SendAsync(request, TestContext.Current.CancellationToken);
            posts += request.Method == HttpMethod.Post ? 1 : 0;
            if (file == WithoutKey && request.Method == HttpMethod.Post)
                ((int)answer.StatusCode).ShouldBe(401);
            else if ((int)answer.StatusCode is not (200 or 204) || !AllowsAll(entry, answer))
                wrong.Add($"{file}: {request.Method} {url}: {(int)answer.StatusCode} {await answer.TextAsync()}");
        }
        wrong.ShouldBeEmpty();
        posts.ShouldBeGreaterThan(40);
        collector.Stored().Count.ShouldBeGreaterThan(40);
    }

    private static HttpRequestMessage RequestOf(JsonElement entry, string url, string body)
    {
        var request = new HttpRequestMessage(new HttpMethod(entry.GetProperty("method").GetString()!), url);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var header in entry.GetProperty("headers").EnumerateObject())
        {
            if (OwnHeaders.Contains(header.Name.ToLowerInvariant()))
                continue;
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value.ToString()))
                request.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value.ToString());
        }
        return request;
    }

    /// <summary>A preflight is good only when the browser then sends every header that it asked for.</summary>
    private static bool AllowsAll(JsonElement entry, HttpResponseMessage answer)
    {
        if (entry.GetProperty("method").GetString() != "OPTIONS")
            return true;
        var asked = entry.GetProperty("headers").EnumerateObject()
            .FirstOrDefault(header => header.Name.Equals("access-control-request-headers", StringComparison.OrdinalIgnoreCase)).Value;
        var allowed = answer.Header("Access-Control-Allow-Headers")!.Split(", ");
        return asked.ValueKind != JsonValueKind.String || asked.GetString()!.Split(',').All(name => allowed.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Null where the recording left the body out.</summary>
    private static string? BodyOf(JsonElement entry)
    {
        var body = entry.GetProperty("body");
        var text = body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();
        return text.StartsWith("(elided", StringComparison.Ordinal) ? null : text;
    }
}
