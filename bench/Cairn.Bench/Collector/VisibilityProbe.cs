using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Warehouse;

namespace Cairn.Bench.Collector;

/// <summary>
/// Sends single events beside a load and asks the warehouse, again and again, which of them a query finds: the time from
/// acknowledgement to visibility, to which <see cref="Look"/> adds up to its own length: every look costs the engine as much as
/// some thousand events, so it looks seldom.
/// </summary>
internal sealed class VisibilityProbe(CollectorProcess collector, LoadCounter counter)
{
    private const string Name = "Question Asked";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, long> _acknowledged = [];
    private readonly List<double> _seconds = [];

    /// <summary>Seconds from acknowledgement to visibility, ascending.</summary>
    public IReadOnlyList<double> Seconds => [.. _seconds.Order()];

    /// <summary>Probes until it is stopped, and then until the last event is visible.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var sending = Task.Run(() => SendAsync(stop), CancellationToken.None);
        await using var engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(collector.Data, create: false), new EngineOptions(), CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        var sql = SqlText.FromOperator("visible", $"SELECT message_id FROM events WHERE toDate(occurred_at) >= yesterday() AND event = '{Name}' AND occurred_at > now64(3) - 10 SETTINGS max_threads = 1");
        var began = Stopwatch.GetTimestamp();
        while (!sending.IsCompleted || Waiting > 0)
        {
            if (sending.IsCompleted && Stopwatch.GetElapsedTime(began) > MaxWait)
                throw new TimeoutException($"{Waiting} acknowledged probes cannot be seen");
            if (!sending.IsCompleted)
                began = Stopwatch.GetTimestamp();
            await foreach (var id in client.QueryAsync<string>(sql, ct: CancellationToken.None))
                Note(id);
            await Task.Delay(Look, CancellationToken.None);
        }
        await sending;
    }

    private int Waiting
    {
        get
        {
            lock (_acknowledged)
                return _acknowledged.Count;
        }
    }

    private void Note(string id)
    {
        lock (_acknowledged)
            if (_acknowledged.Remove(id, out var at))
                _seconds.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
    }

    private async Task SendAsync(CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{collector.Address}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(collector.WriteKey + ":")));
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"probe-{number:D8}");
            var time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            using var body = new StringContent($$"""{"type":"track","event":"{{Name}}","messageId":"{{id}}","anonymousId":"probe","timestamp":"{{time}}","sentAt":"{{time}}"}""");
            using var answer = await http.PostAsync("/v1/track", body, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            lock (_acknowledged)
                _acknowledged.Add(id, Stopwatch.GetTimestamp());
            counter.Acknowledge(1);
            await Task.Delay(Between, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
