using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Commands;

/// <summary>What Prometheus reads, and a receiver of telemetry that is not there.</summary>
public sealed partial class MetricsPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-metrics-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prometheus_reads_the_same_figures_with_the_token_or_on_a_listener_of_its_own()
    {
        await using var serve = await ServeProcess.StartAsync(_folder, "--metrics-listen", "localhost:0", "--otlp-endpoint", "http://127.0.0.1:9", "--otlp-interval", "100ms");
        var own = new Uri(Wanted(serve, "info metrics address=").Split("address=")[1]);
        await PostAsync(serve);
        using var http = new HttpClient();
        using (var rejected = await http.GetAsync(new Uri(serve.Address, "/metrics"), TestContext.Current.CancellationToken))
            rejected.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(_folder, "data", "operator.token")).Trim());
        var shown = await http.GetStringAsync(new Uri(serve.Address, "/metrics"), TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Authorization = null;
        var open = await http.GetStringAsync(own, TestContext.Current.CancellationToken);

        foreach (var text in new[] { shown, open })
        {
            text.ShouldMatch("""cairn_collector_requests_total\{[^}]*http_response_status_code="200"[^}]*\} 1""");
            foreach (var name in new[]
            {
                "cairn_collector_memory_bytes", "cairn_collector_memory_limit_bytes", "cairn_collector_acknowledgement_duration_seconds_bucket", "cairn_spool_size_bytes",
                "http_server_request_duration_seconds", "kestrel_active_connections", "dotnet_",
            })
                text.ShouldContain(name);
            text.ShouldNotContain(serve.Key);
            Line().Count(text).ShouldBe(text.Split('\n').Count(static line => line.Length > 0), "every line is one of the format's");
        }

        // Nothing listens on that port: said once, however often it is tried.
        await Wait.UntilAsync(() => serve.Log.Any(static line => line.Contains("warn telemetry_stopped", StringComparison.Ordinal)), "the log names the receiver");
        await serve.ReadyAsync();
        (await serve.EndAsync("-TERM")).ShouldBe(0);
        serve.Log.Count(static line => line.Contains("telemetry", StringComparison.Ordinal)).ShouldBe(1);
        Wanted(serve, "telemetry_stopped").ShouldContain("http://127.0.0.1:9/ takes no metrics or traces");
    }

    private static string Wanted(ServeProcess serve, string text) => serve.Log.First(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task PostAsync(ServeProcess serve)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Address, "/v1/track"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(serve.Key + ":")));
        request.Content = new StringContent("""{"type":"track","event":"Product Viewed","messageId":"m","userId":"u","properties":{"product_id":"p1"}}""", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200);
    }

    [GeneratedRegex("""^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? \S+( \S+)?)$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
