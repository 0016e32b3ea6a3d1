using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Clients.Tests.Support;

/// <summary>
/// Stands between client and collector, as a proxy would, for the failures that a collector will not give on demand. Without
/// orders it hands everything on.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    private static readonly string[] Framing = ["Host", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive"];

    private readonly ConcurrentQueue<GateOrder> _orders = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
    private readonly Uri _collector;
    private WebApplication? _app;
    private int _posts;

    private Gate(Uri collector) => _collector = collector;

    public Uri Address { get; private set; } = null!;

    /// <summary>How many posts with events came.</summary>
    public int Posts => _posts;

    public static async Task<Gate> StartAsync(Uri collector, params GateOrder[] orders)
    {
        var gate = new Gate(collector);
        foreach (var order in orders)
            gate._orders.Enqueue(order);
        (gate._app, gate.Address) = await WebHost.StartAsync(gate.HandleAsync);
        return gate;
    }

    /// <summary>Forgets the orders that are left.</summary>
    public void Open() => _orders.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var order = GateOrder.Pass;
        if (HttpMethods.IsPost(http.Request.Method) && !http.Request.Path.StartsWithSegments("/flags"))
        {
            Interlocked.Increment(ref _posts);
            order = _orders.TryDequeue(out var next) ? next : GateOrder.Pass;
        }
        if (order == GateOrder.Reject)
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
            http.Response.Headers.AccessControlAllowCredentials = "true";
            return;
        }
        await HandOnAsync(http, order == GateOrder.LoseAnswer);
    }

    private async Task HandOnAsync(HttpContext http, bool losesAnswer)
    {
        using var asked = await RequestOf(http);
        using var answer = await _http.SendAsync(asked, http.RequestAborted);
        if (losesAnswer)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(static header => header.Key is not ("Transfer-Encoding" or "Connection")))
            http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body);
    }

    private async Task<HttpRequestMessage> RequestOf(HttpContext http)
    {
        var from = http.Request;
        using var body = new MemoryStream();
        await from.Body.CopyToAsync(body, http.RequestAborted);
        var asked = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(_collector, from.Path + from.QueryString.Value));
        asked.Headers.Host = from.Host.Value;
        if (HttpMethods.IsPost(from.Method))
            asked.Content = new ByteArrayContent(body.ToArray());
        foreach (var name in new[] { "Content-Type", "Content-Encoding" })
            if (from.Headers.TryGetValue(name, out var value))
                asked.Content?.Headers.TryAddWithoutValidation(name, value.ToString());
        foreach (var (name, values) in from.Headers.Where(static header => !Framing.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            asked.Headers.TryAddWithoutValidation(name, values.ToArray());
        return asked;
    }
}
