using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net;
using System.Text;
using Cairn.Collector.Keys;
using Cairn.Collector.Live;
using Cairn.Collector.Preview;
using Cairn.Collector.Secrets;
using Cairn.Protocols.Wire;
using Cairn.Pipeline;
using Cairn.Plan;
using Cairn.Spool;
using Cairn.State.Keys;

namespace Cairn.Collector.Tests.Live;

/// <summary>A collector on a free port whose feed can be watched and whose keys for trying out are known.</summary>
internal sealed class LiveCollector : IAsyncDisposable
{
    public const string Key = "wk_live";

    private static readonly TrackingPlan Plan = PlanFile.Parse("""
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page_view], description: Saw a page. }
        """, "test.yaml").Plan!;

    private readonly KeyRing _keys;
    private readonly ConcurrentQueue<Exception> _defects;
    private readonly Dictionary<IAsyncEnumerator<LiveMessage>, Task<bool>> _pending = [];

    private LiveCollector(string folder, KeyRing keys, RequestSpool spool, LiveFeed feed, CollectorHost host, ConcurrentQueue<Exception> defects)
    {
        (Folder, _keys, Spool, Feed, Host, _defects) = (folder, keys, spool, feed, host, defects);
        Client = new HttpClient { BaseAddress = host.Address };
        Token = OperatorToken.OfFolder(folder);
        Previews = PreviewKeys.OfFolder(folder);
    }

    public string Folder { get; }

    public RequestSpool Spool { get; }

    public LiveFeed Feed { get; }

    public CollectorHost Host { get; }

    public HttpClient Client { get; }

    public OperatorToken Token { get; }

    public PreviewKeys Previews { get; }

    public static async Task<LiveCollector> StartAsync(TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var folder = Directory.CreateTempSubdirectory("cairn-live-").FullName;
        KeyStore.Open(folder, TimeProvider.System).Create("web", Key);
        var keys = KeyRing.Open(folder, TimeProvider.System, TimeSpan.FromSeconds(1));
        var spool = RequestSpool.Open(new SpoolOptions { Folder = Path.Combine(folder, "spool") }, TimeProvider.System);
        var feed = new LiveFeed();
        var defects = new ConcurrentQueue<Exception>();
        var parts = new CollectorParts
        {
            Spool = spool,
            Keys = keys,
            Plan = new PlanInForce(new PlanText(Plan, "")),
            Networks = new NetworkHash([1]),
            Live = feed,
            Time = clock,
            Previews = PreviewKeys.OfFolder(folder),
            Pages = LivePages.Of(feed, OperatorToken.OfFolder(folder), TimeProvider.System),
            ReportDefect = defects.Enqueue,
        };
        var options = new CollectorOptions { Data = folder, Listen = new IPEndPoint(IPAddress.Loopback, 0) };
        var host = CollectorHost.Build(options);
        await host.ListenAsync(parts, TestContext.Current.CancellationToken);
        return new LiveCollector(folder, keys, spool, feed, host, defects);
    }

    public static string Batch(params string[] names) =>
        $$"""{"batch":[{{string.Join(',', names.Select((name, i) => $$"""{"type":"track","event":"{{name}}","messageId":"m{{i}}","anonymousId":"a{{i}}"}"""))}}]}""";

    public async Task<HttpResponseMessage> PostAsync(string body, string key = Key, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batch") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Watches, and returns when it does.</summary>
    public async Task<(IAsyncEnumerator<LiveMessage> Messages, LiveClient Client)> WatchAsync(LiveFilter filter)
    {
        var client = new LiveClient(Host.Address, Token, TimeProvider.System);
        var before = Feed.Subscribers;
        var messages = client.WatchAsync(filter, static () => Console.Out.Flush(), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        _ = Peek(messages);
        await Wait.UntilAsync(() => Feed.Subscribers == before + 1, "watching begins");
        return (messages, client);
    }

    /// <summary>The next message; null at the end.</summary>
    public async Task<LiveMessage?> NextAsync(IAsyncEnumerator<LiveMessage> messages)
    {
        var isThere = await Peek(messages).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _pending.Remove(messages);
        return isThere ? messages.Current : null;
    }

    /// <summary>Path, headers and body of every spooled request.</summary>
    public IReadOnlyList<string> Spooled()
    {
        var (found, page) = (new List<string>(), new SpoolPage());
        foreach (var file in Spool.Files)
        {
            using var reader = Spool.OpenReader(file);
            reader.Read(0, page);
            for (var i = 0; i < page.Count; i++)
                found.Add($"{page[i].Request.Source} {page[i].Request.Headers}{Encoding.UTF8.GetString(page[i].Request.Body.Span)}");
        }
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Feed.Close();
        await Host.DisposeAsync();
        Feed.Dispose();
        await Spool.DisposeAsync();
        await _keys.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        _defects.ShouldBeEmpty();
    }

    private Task<bool> Peek(IAsyncEnumerator<LiveMessage> messages)
    {
        if (!_pending.TryGetValue(messages, out var next))
            _pending[messages] = next = messages.MoveNextAsync().AsTask();
        return next;
    }
}
