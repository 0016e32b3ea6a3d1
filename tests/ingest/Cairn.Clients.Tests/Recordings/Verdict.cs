using System.Text.Json;

namespace Cairn.Clients.Tests.Recordings;

/// <summary>What has to come back to a recorded request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The content type; empty: there is no body.</param>
/// <param name="Body">What the body is, or has in it.</param>
internal sealed record Verdict(int Status, string Type, string Body)
{
    private const string Json = "application/json";
    private const string Script = "text/javascript";
    private const string Plain = "text/plain";

    public static Verdict Of(RecordedRequest request, string key, string host) => request switch
    {
        { Method: "OPTIONS" } => new(204, "", ""),
        { Path: "/other" } => Rejected(404, "unknown_path"),
        { Method: "GET", Path: "/i" } => new(200, "image/gif", "GIF89a"),
        { Method: "GET" } => OfQuestion(request, key, host),
        _ when request.Path.StartsWith("/api/", StringComparison.Ordinal) || request.Path.StartsWith("/ofrep/", StringComparison.Ordinal) => Rejected(404, "unknown_path"),
        // The client was given settings that do not name its key, so it sent none.
        _ when request.File.Contains("minimal-settings", StringComparison.Ordinal) => Rejected(401, "key_missing"),
        { Path: "/flags/" } => new(200, Json, "\"flags\":{}"),
        { Path: "/beacon/v1/batch" } => new(200, Plain, "OK"),
        { Path: "/com.snowplowanalytics.snowplow/tp2" } => new(200, Plain, "ok"),
        { Path: "/e/" or "/batch/" } => new(200, Json, """{"status":1}"""),
        _ => new(200, Json, $$"""{"success":true,"accepted":{{request.Ids().Count()}},"rejected":[]}"""),
    };

    private static Verdict OfQuestion(RecordedRequest request, string key, string host) => request.Path switch
    {
        "/sourceConfig/" => new(200, Json, "\"enabled\":true"),
        _ when request.Path.StartsWith("/v1/projects/", StringComparison.Ordinal) => new(200, Json, $"\"apiKey\":\"{key}\",\"apiHost\":\"{host}/v1\""),
        _ when request.Path.EndsWith("/config", StringComparison.Ordinal) => new(200, Json, $"\"token\":\"{key}\""),
        _ when request.Path.EndsWith("/config.js", StringComparison.Ordinal) => new(200, Script, $"['{key}']"),
        _ => new(200, Script, ""),
    };

    /// <summary>A rejection says why, and what to do.</summary>
    private static Verdict Rejected(int status, string code) => new(status, Json, $$"""{"success":false,"code":"{{code}}","reason":""");

    public void ShouldBe(RecordedRequest request, HttpResponseMessage answer, string body)
    {
        ((int)answer.StatusCode).ShouldBe(Status, request.Name);
        (answer.Content.Headers.ContentType?.MediaType ?? "").ShouldBe(Type, request.Name);
        body.ShouldContain(Body, Case.Sensitive, request.Name);
        if (Type == Json)
            JsonDocument.Parse(body).Dispose();
        if (request.Header("Origin") is not { Length: > 0 } origin)
            return;
        HeaderOf(answer, "Access-Control-Allow-Origin").ShouldBe(origin, request.Name);
        HeaderOf(answer, "Access-Control-Expose-Headers").ShouldContain("Retry-After", Case.Insensitive, request.Name);
        if (request.Method == "OPTIONS")
            ShouldPermit(request, answer);
    }

    private static void ShouldPermit(RecordedRequest request, HttpResponseMessage answer)
    {
        HeaderOf(answer, "Access-Control-Allow-Methods").ShouldContain(request.Header("Access-Control-Request-Method"), Case.Sensitive, request.Name);
        var permitted = HeaderOf(answer, "Access-Control-Allow-Headers").Split(", ");
        foreach (var asked in request.Header("Access-Control-Request-Headers").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            permitted.ShouldContain(asked, request.Name);
        if (request.Path.StartsWith("/com.snowplow", StringComparison.Ordinal))
            HeaderOf(answer, "Access-Control-Allow-Credentials").ShouldBe("true", request.Name);
    }

    private static string HeaderOf(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
