using Cairn.Collector.Accept;
using Cairn.Collector.Delivery;
using Cairn.Collector.Keys;
using Cairn.Collector.Live;
using Cairn.Collector.Plans;
using Cairn.Collector.Preview;
using Cairn.Collector.Secrets;
using Cairn.Collector.SignIn;
using Cairn.Collector.Telemetry;
using Cairn.Data;
using Cairn.Data.Secrets;
using Cairn.Model;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Replaying;
using Cairn.Pipeline;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector;

/// <summary>
/// The whole collector of a data folder: port, spool and delivery. It takes requests as soon as the spool is open; the
/// warehouse may come later, go away and come back.
/// </summary>
/// <remarks>One at a time for a data folder; a lock that dies with the process sees to it.</remarks>
public sealed class RunningCollector : IAsyncDisposable
{
    private static readonly TimeSpan CatchUpInterval = TimeSpan.FromMilliseconds(50);

    private readonly CollectorOptions _options;
    private readonly TimeProvider _time;
    private readonly FileLock _lock;
    private readonly KeyRing _keys;
    private readonly RequestSpool _spool;
    private readonly CancellationTokenSource _stop = new();
    private readonly CollectorHost _host;
    private readonly LiveFeed _live;
    private readonly string _data;
    private readonly DeliveryMetrics _metrics;
    private readonly TelemetryExport? _export;
    private readonly DeliveryLag _lag;
    private readonly MetricsPage? _page;
    private readonly PlanReloader _plans;
    private readonly Task _delivering, _watching;
    private bool _isStopped;

    private RunningCollector(
        CollectorOptions options, TimeProvider time, string data, FileLock held, KeyRing keys, RequestSpool spool, SpoolDelivery delivery, LiveFeed live,
        CollectorHost host, DeliveryService service, TelemetryExport? export, MetricsPage? page, PlanReloader plans, OperatorLog log)
    {
        (_page, _plans) = (page, plans);
        (_options, _time, _data) = (options, time, data);
        (_lock, _keys, _spool, _live, _host, _export, DeliveryProgress) = (held, keys, spool, live, host, export, delivery.Progress);
        _lag = new DeliveryLag(spool, DeliveryProgress, time);
        _metrics = new DeliveryMetrics(delivery, _lag, () => service.EngineRestarts, time);
        var watch = new StateWatch(
            [("delivery", () => DeliveryProgress.Problem == DeliveryProgress.Starting ? "" : DeliveryProgress.Problem), ("spool", () => spool.Rejection), ("spool_upkeep", () => spool.UpkeepProblem), ("spool_damage", () => DeliveryProgress.Damage), ("keys", () => keys.Problem),
                ("clock", () => ReceiptClock.Problem(time)), ("telemetry", () => export?.Problem ?? "")],
            log, time);
        _delivering = Task.Run(() => service.RunAsync(_stop.Token));
        _watching = Task.Run(() => watch.RunAsync(_stop.Token));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _host.Address;

    /// <summary>Where <c>/metrics</c> is answered without a token; null for nowhere.</summary>
    public Uri? MetricsAddress => _host.MetricsAddress;

    /// <summary>How many write keys are valid.</summary>
    public int ValidKeys => _keys.Valid;

    /// <summary>How far the warehouse has followed.</summary>
    public DeliveryProgress DeliveryProgress { get; }

    /// <summary>Starts a collector.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="reading">The tracking plan, which may still be read meanwhile.</param>
    /// <param name="report">Told of problems and that they are over, a line of <see cref="OperatorLog"/> each.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives the start up.</param>
    /// <exception cref="UserException">The data folder or the port cannot be used.</exception>
    public static async Task<RunningCollector> StartAsync(
        CollectorOptions options, Task<PlanText> reading, Action<string> report, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(reading);
        var log = new OperatorLog(report, time);
        var data = DataFolder.Open(options.Data, create: true);
        var held = CollectorLock.Take(data.Path);
        // Clients wait while it starts: what does not need another part is opened beside it.
        var opening = Task.Run(() => KeyRing.Open(data.Path, time, options.KeyRefresh), CancellationToken.None);
        var building = Task.Run(() => CollectorHost.Build(options), CancellationToken.None);
        var measuring = Task.Run(() => options.HasMetrics ? new MetricsPage(OperatorToken.OfFolder(data.Path)) : null, CancellationToken.None);
        RequestSpool? spool = null;
        TelemetryExport? export = null;
        try
        {
            spool = RequestSpool.Open(options.Spool with { Folder = Path.Combine(data.Path, "spool") }, time);
            if (spool.Repaired > 0)
                log.Warn("spool_repaired", ("pages", spool.Repaired), ("remedy", "check the disk; requests that could not be fixed are in quarantine as spool_damaged"));
            var live = new LiveFeed();
            var (first, keys) = (await reading, await opening);
            var plan = first.Plan;
            var (inForce, token) = (new PlanInForce(first), OperatorToken.OfFolder(data.Path));
            var prepared = new PreparedRequests();
            var delivery = new SpoolDelivery(spool, plan, DeliveryOf(options, data.Path), time, live, prepared);
            var page = await measuring;
            var plans = new PlanReloader(options.PlanFile, inForce, delivery, log);
            var nonces = new NonceBook(time);
            var parts = new CollectorParts
            {
                Spool = spool,
                Keys = keys,
                Plan = inForce,
                Prepared = prepared,
                Time = time,
                Live = live,
                Previews = PreviewKeys.OfFolder(data.Path),
                Pages = PagesOf(live, token, time, page),
                Nonces = nonces,
                Networks = new NetworkHash(NetworkSecret.OfFolder(data.Path)),
                Actions = new Dictionary<string, RequestDelegate>
                {
                    [PlanAction.Path] = new PlanAction(token, plans.Reload).AnswerAsync,
                    [NonceAction.Path] = new NonceAction(nonces).AnswerAsync,
                },
                Health = () => [HealthOf(delivery.Progress), DamageOf(delivery.Progress), UpkeepOf(spool), HealthOf(delivery.Index)],
                ReportDefect = defect => log.Defect("request_failed", defect),
            };
            export = TelemetryExport.Start(options.Telemetry);
            var host = await building;
            await host.ListenAsync(parts, ct);
            if (page is not null && host.MetricsAddress is { } open)
                page.OpenPort = open.Port;
            if (CollectorNote.TryWrite(data.Path, host.Address) is { } unnoted)
                report(unnoted);
            return new RunningCollector(
                options, time, data.Path, held, keys, spool, delivery, live, host, new DeliveryService(data, delivery, inForce, log, time), export, page, plans, log);
        }
        catch
        {
            export?.Dispose();
            await ((Task)measuring).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (measuring.IsCompletedSuccessfully)
                measuring.Result?.Dispose();
            await EndAsync(building);
            if (spool is not null)
                await spool.DisposeAsync();
            await EndAsync(opening);
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes in what may change while it runs: the plan, checked first, and the write keys.</summary>
    public PlanChange Reload()
    {
        _keys.Refresh();
        return _plans.Reload();
    }

    /// <summary>Stops in the order in which nothing is lost: the port, then delivery, then the spool.</summary>
    /// <param name="log">Told what it waits for and how long that took.</param>
    public async Task StopAsync(OperatorLog? log = null)
    {
        if (_isStopped)
            return;
        _isStopped = true;
        var began = _time.GetTimestamp();
        log?.Info("stopping", ("requests_under_way", _host.UnderWay));
        CollectorNote.Remove(_data);
        _live.Close();
        await _host.DisposeAsync();
        log?.Info("requests_ended", ("after", _time.GetElapsedTime(began)), ("under_way", _host.UnderWay));
        await CatchUpAsync();
        _live.Dispose();
        await _stop.CancelAsync();
        await _delivering;
        await _watching;
        log?.Info("delivery_ended", ("after", _time.GetElapsedTime(began)), ("calls_for_the_next_start", _lag.Find()?.Calls));
        _metrics.Dispose();
        _export?.Dispose();
        _page?.Dispose();
        await _spool.DisposeAsync();
        await _keys.DisposeAsync();
        _stop.Dispose();
        _lock.Dispose();
        log?.Info("stopped", ("after", _time.GetElapsedTime(began)));
    }

    /// <summary>Lets delivery bring what is spooled into the warehouse, for a while; what it does not reach comes after the next start.</summary>
    private async Task CatchUpAsync()
    {
        var began = _time.GetTimestamp();
        while (_spool.Current is { } file && DeliveryProgress.Problem.Length == 0 && _time.GetElapsedTime(began) < _options.StopTime)
        {
            if (EndOf(file) is not { } end || end == 0 || (DeliveryProgress.Stored is { } stored && stored.File == file && stored.Offset >= end))
                return;
            await Task.Delay(CatchUpInterval, _time);
        }
    }

    /// <returns>Null when the file cannot be read, so that there is nothing to wait for.</returns>
    private ulong? EndOf(SpoolFileName file)
    {
        try
        {
            using var reader = _spool.OpenReader(file);
            return (ulong)reader.End();
        }
        catch (SpoolFileException)
        {
            return null;
        }
    }

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Ends a part, if it could be opened.</summary>
    private static async Task EndAsync<T>(Task<T> opening)
        where T : IAsyncDisposable
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
            await opening.Result.DisposeAsync();
    }

    private static DeliveryOptions DeliveryOf(CollectorOptions options, string data) => new()
    {
        Index = new MessageIndexOptions
        {
            Folder = Path.Combine(data, "messages"),
            Days = options.Deduplication.Days,
            MaxBytes = options.Deduplication.MaxBytes,
        },
        Interval = options.LoadInterval,
        Replays = Path.Combine(data, SpoolReplay.Folder),
    };

    private static IReadOnlyDictionary<string, RequestDelegate> PagesOf(LiveFeed live, OperatorToken token, TimeProvider time, MetricsPage? page)
    {
        var pages = LivePages.Of(live, token, time);
        return page is null ? pages : new Dictionary<string, RequestDelegate>(pages, StringComparer.Ordinal) { [MetricsPage.Path] = page.AnswerAsync };
    }

    private static PartHealth HealthOf(DeliveryProgress progress) =>
        new("delivery", progress.Problem.Length == 0, IsNeeded: false, progress.Problem.Length == 0 ? "follows the spool" : progress.Problem);

    private static PartHealth DamageOf(DeliveryProgress progress) =>
        new("spool_files", progress.DamagedFiles == 0, IsNeeded: false, progress.DamagedFiles == 0 ? "can be read" : progress.Damage);

    private static PartHealth UpkeepOf(RequestSpool spool) =>
        new("spool_upkeep", spool.UpkeepProblem.Length == 0, IsNeeded: false, spool.UpkeepProblem.Length == 0 ? "keeps the spool small" : spool.UpkeepProblem);

    private static PartHealth HealthOf(MessageIndex? index) => new(
        "deduplication", index is not { ForgottenEarly: > 0 }, IsNeeded: false, index switch
        {
            null => "opened when delivery begins",
            { ForgottenEarly: > 0 and var forgotten } => $"{forgotten} messages were forgotten early for want of room: raise deduplication.max_bytes",
            _ => $"{index.Count} messages of {index.Days} days in {index.Bytes} bytes",
        });
}
