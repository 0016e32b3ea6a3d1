using Cairn.Collect.Spooling;
using Cairn.Engine;
using Cairn.Model;
using Cairn.Model.Plan;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Replaying;
using Cairn.Server.Delivery;
using Cairn.Server.Keys;
using Cairn.Server.Live;
using Cairn.Server.Preview;

namespace Cairn.Server;

/// <summary>
/// The whole collector of a data folder: port, spool and delivery. It takes requests as soon as the spool is open; the
/// warehouse may come later, go away and come back.
/// </summary>
/// <remarks>One at a time for a data folder; a lock that dies with the process sees to it.</remarks>
public sealed class Collector : IAsyncDisposable
{
    private readonly CollectorLock _lock;
    private readonly KeyRing _keys;
    private readonly Spool _spool;
    private readonly CancellationTokenSource _stop = new();
    private readonly CollectorHost _host;
    private readonly LiveFeed _live;
    private readonly string _data;
    private readonly Task _delivering;

    private Collector(
        string data, CollectorLock held, KeyRing keys, Spool spool, SpoolDelivery delivery, LiveFeed live, CollectorHost host, DeliveryService service)
    {
        (_data, _lock, _keys, _spool, _live, _host, Delivery) = (data, held, keys, spool, live, host, delivery.Progress);
        _delivering = Task.Run(() => service.RunAsync(_stop.Token));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _host.Address;

    /// <summary>How far the warehouse has followed.</summary>
    public DeliveryProgress Delivery { get; }

    /// <summary>Starts a collector.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="plan">The tracking plan.</param>
    /// <param name="planText">Its file's text, which the warehouse keeps.</param>
    /// <param name="report">Told of problems, one line each, without personal data.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives the start up.</param>
    /// <exception cref="UserException">The data folder or the port cannot be used.</exception>
    public static async Task<Collector> StartAsync(
        ServerOptions options, TrackingPlan plan, string planText, Action<string> report, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var data = DataFolder.Open(options.Data, create: true);
        var held = CollectorLock.Take(data.Path);
        KeyRing? keys = null;
        Spool? spool = null;
        try
        {
            keys = KeyRing.Open(data.Path, time, options.KeyRefresh);
            spool = Spool.Open(options.Spool with { Folder = Path.Combine(data.Path, "spool") }, time);
            var live = new LiveFeed();
            var delivery = new SpoolDelivery(spool, plan, DeliveryOf(options, data.Path), time, live);
            var parts = new CollectorParts
            {
                Spool = spool,
                Keys = keys,
                Plan = plan,
                Time = time,
                Live = live,
                Previews = PreviewKeys.OfFolder(data.Path),
                Pages = LivePages.Of(live, OperatorToken.OfFolder(data.Path), time),
                Health = () => [HealthOf(delivery.Progress)],
                Report = defect => report($"a request failed where none should: {defect}"),
            };
            var host = await CollectorHost.StartAsync(options, parts, ct);
            if (CollectorNote.TryWrite(data.Path, host.Address) is { } unnoted)
                report(unnoted);
            return new Collector(data.Path, held, keys, spool, delivery, live, host, new DeliveryService(data, delivery, plan, planText, report, time));
        }
        catch
        {
            if (spool is not null)
                await spool.DisposeAsync();
            if (keys is not null)
                await keys.DisposeAsync();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Stops in the order in which nothing is lost: the port, then delivery, then the spool.</summary>
    public async ValueTask DisposeAsync()
    {
        CollectorNote.Remove(_data);
        _live.Close();
        await _host.DisposeAsync();
        _live.Dispose();
        await _stop.CancelAsync();
        await _delivering;
        await _spool.DisposeAsync();
        await _keys.DisposeAsync();
        _stop.Dispose();
        _lock.Dispose();
    }

    private static DeliveryOptions DeliveryOf(ServerOptions options, string data) => new()
    {
        Index = new MessageIndexOptions
        {
            Folder = Path.Combine(data, "messages"),
            Days = options.Deduplication.Days,
            MostBytes = options.Deduplication.MostBytes,
        },
        Interval = options.LoadInterval,
        Replays = Path.Combine(data, SpoolReplay.Folder),
    };

    private static PartHealth HealthOf(DeliveryProgress progress) =>
        new("delivery", progress.Problem.Length == 0, IsNeeded: false, progress.Problem.Length == 0 ? "follows the spool" : progress.Problem);
}
