using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Cairn.Collector.Tests.Support;

/// <summary>What a running collector says of itself under <c>/metrics</c>.</summary>
internal sealed class ScrapedFigures : IDisposable
{
    private readonly HttpClient _http;

    public ScrapedFigures(IPEndPoint collector, string data)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://{collector}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(data, "operator.token")).Trim());
    }

    /// <summary>Bytes of the budget, open connections and requests under way.</summary>
    public async Task<(double Memory, double Connections, double Requests)> ReadAsync()
    {
        var text = await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        return (Sum(text, "cairn_collector_memory_bytes"), Sum(text, "kestrel_active_connections"), Sum(text, "http_server_active_requests"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Over all labels.</summary>
    private static double Sum(string text, string name) => text.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is '{' or ' ')
        .Sum(static line => double.Parse(line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].TrimStart().Split(' ')[line.Contains('}', StringComparison.Ordinal) ? 0 : 1], CultureInfo.InvariantCulture));
}
