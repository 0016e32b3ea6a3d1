using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cairn.Collector.Keys;
using Cairn.Protocols.Wire;
using Cairn.Pipeline;
using Cairn.Plan;
using Cairn.Spool;
using Cairn.State.Keys;

namespace Cairn.Collector.Tests.Support;

/// <summary>A real collector on a free port, with a real spool and keys in a folder of its own.</summary>
internal sealed class TestCollector : IAsyncDisposable
{
    public const string Key = "wk_test";

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(50);

    public static readonly TrackingPlan Plan = PlanFile.Parse("""
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page, page_view, "$pageview"], description: Saw a page. }
          Email Opened: { phase: discovery, value: 0.1, description: Opened a mail. }
          Priced:
            phase: discovery
            value: 0.1
            description: Saw a price.
            properties: { price: { type: number, description: The price. } }
        """, "test.yaml").Plan!;

    private readonly string _folder;
    private readonly KeyRing _keys;

    private TestCollector(string folder, KeyStore store, KeyRing keys, RequestSpool spool, CollectorHost host, List<Exception> defects)
    {
        (_folder, Store, _keys, Spool, Host, Defects) = (folder, store, keys, spool, host, defects);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = host.Address };
    }

    public string Folder => _folder;

    public KeyRing Keys => _keys;

    public KeyStore Store { get; }

    public RequestSpool Spool { get; }

    public CollectorHost Host { get; }

    public HttpClient Client { get; }

    public List<Exception> Defects { get; }

    public static async Task<TestCollector> StartAsync(
        Func<CollectorOptions, CollectorOptions>? change = null, Func<CollectorParts, CollectorParts>? parts = null, long maxBytes = 1 << 30)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-server-").FullName;
        var store = KeyStore.Open(folder, TimeProvider.System);
        store.Create("web", Key);
        var keys = KeyRing.Open(folder, TimeProvider.System, Refresh);
        var spool = RequestSpool.Open(new SpoolOptions { Folder = Path.Combine(folder, "spool"), MaxBytes = maxBytes }, TimeProvider.System);
        var options = new CollectorOptions { Data = folder, Listen = new IPEndPoint(IPAddress.Loopback, 0), KeyRefresh = Refresh };
        var defects = new List<Exception>();
        var made = new CollectorParts { Spool = spool, Keys = keys, Plan = new PlanInForce(new PlanText(Plan, "")), Networks = new NetworkHash([1]), ReportDefect = defects.Add };
        var host = CollectorHost.Build(change?.Invoke(options) ?? options);
        await host.ListenAsync(parts?.Invoke(made) ?? made, TestContext.Current.CancellationToken);
        return new TestCollector(folder, store, keys, spool, host, defects);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string? key = Key, params (string Name, string Value)[] headers) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), key, headers);

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? key = Key, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (key is not null)
            request.Headers.Authorization = Basic(key);
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public RawConnection Connect() => RawConnection.Open(Host.Address);

    /// <summary>What is in the spool: source, path, number of calls, body.</summary>
    public IReadOnlyList<(string Source, string Path, int Calls, string Body)> Stored() =>
        Spooled(static spooled => (spooled.Request.Source, spooled.Request.Path, spooled.Calls, Encoding.UTF8.GetString(spooled.Request.Body.Span)));

    /// <summary>The kept headers of every request in the spool.</summary>
    public IReadOnlyList<string> Headers() => Spooled(static spooled => spooled.Request.Headers);

    private List<T> Spooled<T>(Func<SpooledRequest, T> take)
    {
        var stored = new List<T>();
        var page = new SpoolPage();
        foreach (var file in Spool.Files)
        {
            using var reader = Spool.OpenReader(file);
            for (long from = 0; ;)
            {
                reader.Read(from, page);
                if (page.Count == 0)
                    break;
                for (var i = 0; i < page.Count; i++)
                {
                    stored.Add(take(page[i]));
                    from = page[i].FirstOffset + page[i].Calls;
                }
            }
        }
        return stored;
    }

    public static AuthenticationHeaderValue Basic(string key) => new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await Spool.DisposeAsync();
        await _keys.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Defects.ShouldBeEmpty("nothing that a client sends is a defect");
    }
}
