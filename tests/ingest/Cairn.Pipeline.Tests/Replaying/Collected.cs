using System.Text;
using Cairn.Data;
using Cairn.Model;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Replaying;
using Cairn.Plan;
using Cairn.Protocols;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Tests.Replaying;

/// <summary>What a collector took in: a real spool in a folder of its own, delivered into a warehouse of its own.</summary>
/// <param name="client">The warehouse.</param>
/// <param name="change">What is different of the spool's options.</param>
/// <param name="time">The spool's clock.</param>
internal sealed class Collected(WarehouseClient client, Func<SpoolOptions, SpoolOptions>? change = null, TimeProvider? time = null) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RequestDecoder _decoder = new();
    private RequestSpool? _spool;

    public WarehouseClient Client => client;

    public string Folder => _folder.Path;

    public RequestSpool Spool => _spool ??= RequestSpool.Open(Options, time ?? TimeProvider.System);

    private SpoolOptions Options
    {
        get
        {
            var options = new SpoolOptions { Folder = Path.Combine(_folder.Path, "spool") };
            return change?.Invoke(options) ?? options;
        }
    }

    /// <summary>The path of a spool file.</summary>
    public string PathOf(SpoolFileName name) => Path.Combine(Options.Folder, name.LogId[SpoolFileName.LogPrefix.Length..] + ".db");

    /// <summary>Closes the spool; it is opened again when it is needed.</summary>
    public async Task CloseSpoolAsync()
    {
        if (_spool is not null)
            await _spool.DisposeAsync();
        _spool = null;
    }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Spools one request with the calls.</summary>
    public async Task TakeAsync(string source, params string[] calls)
    {
        await TakeAsync(Request(source, calls));
    }

    /// <summary>Spools one request with the calls and prepares it for delivery.</summary>
    public async Task PrepareAsync(TrackingPlan plan, PreparedRequests waiting, params string[] calls)
    {
        var request = Request("web", calls);
        var pipeline = IngestSteps.Create(plan);
        var prepared = new PreparedRequest(waiting);
        var call = new Call();
        var count = _decoder.Open(request);
        for (var i = 0; i < count; i++)
        {
            _decoder.Read(i, call);
            var key = MessageKey.Of(call);
            call.Event.Fingerprint = key.At(call.ClientTime);
            pipeline.Run(call.Event).IsAccepted.ShouldBeTrue();
            prepared.Add(key, call.Event);
        }
        await TakeAsync(request, prepared);
    }

    public static string Call(string name, string id, string person = "a1", string rest = "") =>
        $$"""{"type":"track","event":"{{name}}","messageId":"{{id}}","anonymousId":"{{person}}"{{rest}}}""";

    /// <summary>One of each kind, by what the two plans make of it.</summary>
    public async Task TakeSampleAsync(int rounds = 1)
    {
        for (var i = 0; i < rounds; i++)
        {
            await TakeAsync("web", Call("Page Viewed", $"a{i}"), Call("page_view", $"b{i}"), Call("Brand New", $"c{i}"));
            await TakeAsync("web", Call("Brand New", $"c{i}"), Call("Item", $"d{i}"), Call("Unknown", $"e{i}"));
            await TakeAsync("app", Call("Priced", $"f{i}", rest: ""","properties":{"price":1}"""), Call("Priced", $"g{i}", rest: ""","properties":{"price":"1"}"""));
            await TakeAsync("app", Call("Item", $"h{i}", rest: ""","context":{"consent":{"categoryPreferences":{"Analytics":false}}}"""), Call("Item", $"d{i}"));
            await TakeAsync("web", Call("Item", $"d{i}", person: "", rest: ""","userId":"u","properties":{"another":1}"""), "17");
        }
    }

    /// <summary>Delivers until everything is stored that was taken before.</summary>
    public async Task DeliverAsync(TrackingPlan plan, PreparedRequests? prepared = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var delivery = Delivery(plan, prepared);
        var running = delivery.RunAsync(client, static (_, _) => Task.CompletedTask, stop.Token);
        (await Wait.ForAsync(_ => Task.FromResult(IsStored(delivery) || running.IsCompleted), static isDone => isDone)).ShouldBeTrue(delivery.Progress.Problem);
        if (running.IsFaulted)
            await running;
        await stop.CancelAsync();
        await running.ShouldThrowAsync<OperationCanceledException>();
    }

    /// <summary>Delivers while something is done.</summary>
    public async Task WhileDeliveringAsync(Func<SpoolDelivery, Task> act)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var delivery = Delivery(Plans.First);
        var running = delivery.RunAsync(client, static (_, _) => Task.CompletedTask, stop.Token);
        await Task.WhenAny(act(delivery), running).Unwrap();
        await stop.CancelAsync();
        await running.ShouldThrowAsync<OperationCanceledException>();
    }

    public SpoolDelivery Delivery(TrackingPlan plan, PreparedRequests? prepared = null) => new(Spool, plan, new DeliveryOptions
    {
        Index = new MessageIndexOptions { Folder = Path.Combine(Folder, "messages"), MaxBytes = MessageIndexOptions.MaxBytesFloor },
        Interval = TimeSpan.FromMilliseconds(50),
        Replays = Path.Combine(Folder, "replays"),
    }, TimeProvider.System, prepared: prepared);

    public Task<SpoolReplayResult> ReplayAsync(TrackingPlan plan, Action<string>? beforeStep = null, Func<ReplayRequest, ReplayRequest>? change = null)
    {
        var request = new ReplayRequest { Plan = plan, From = Now - TimeSpan.FromHours(1), To = Now + TimeSpan.FromHours(1) };
        return new SpoolReplay(client, Folder, TimeProvider.System) { BeforeStep = beforeStep }.RunAsync(
            change?.Invoke(request) ?? request, static (_, _) => Task.CompletedTask, static _ => new MemoryStream(), new ReplayProgress(), TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that is stored, one line a record, in the order of the log.</summary>
    public async Task<string> DumpAsync()
    {
        var text = new StringBuilder();
        foreach (var table in new[] { "events", "quarantine", "suppressed" })
        {
            var sql = SqlText.FromOperator("dump", $"SELECT '{table}', * EXCEPT (message_key, content_key, message_day) FROM {table} ORDER BY log_id, log_offset");
            using var rows = new StreamReader(await client.OpenRawAsync(sql, "TabSeparated", ct: TestContext.Current.CancellationToken));
            text.Append(await rows.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        return text.ToString();
    }

    public async Task<T> AskAsync<T>(string sql) => await client.QuerySingleAsync<T>(SqlText.FromOperator("test", sql), null, TestContext.Current.CancellationToken);

    public Task RunAsync(string sql) => client.ExecuteAsync(SqlText.FromOperator("test", sql), null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_spool is not null)
            await _spool.DisposeAsync();
        client.Dispose();
        _folder.Dispose();
    }

    private static ClientRequest Request(string source, string[] calls) => new()
    {
        Source = source,
        Path = "/v1/batch",
        ReceivedAt = Now.ToUnixTimeMilliseconds(),
        Body = Encoding.UTF8.GetBytes($"{{\"batch\":[{string.Join(',', calls)}]}}"),
    };

    private async Task TakeAsync(ClientRequest request, ISpoolCompanion? listener = null)
    {
        var outcome = await Spool.AppendAsync(request, _decoder.Open(request), listener);
        outcome.IsStored.ShouldBeTrue();
    }

    private bool IsStored(SpoolDelivery delivery)
    {
        using var reader = Spool.OpenReader(Spool.Files[^1]);
        return delivery.Progress.Stored is { } stored
            ? stored.File == Spool.Files[^1] && stored.Offset >= (ulong)reader.End()
            : delivery.Progress.Problem.Length == 0 && IsWhole((ulong)reader.End());
    }

    /// <summary>A run that finds everything stored has nothing to report.</summary>
    private bool IsWhole(ulong end) => Client.QuerySingleAsync<ulong>(
        SqlText.FromOperator("test", "SELECT (SELECT count() FROM events) + (SELECT count() FROM quarantine) + (SELECT count() FROM suppressed) AS n"),
        null, TestContext.Current.CancellationToken).GetAwaiter().GetResult() == end;
}
