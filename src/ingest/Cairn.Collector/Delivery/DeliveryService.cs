using Cairn.Collector.Telemetry;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Delivery;
using Cairn.Spool;
using Cairn.Warehouse;
using Cairn.Warehouse.Logs;

namespace Cairn.Collector.Delivery;

/// <summary>
/// Keeps delivery running for as long as the collector runs: it finds or starts the warehouse's engine, and begins anew after
/// whatever ended a run, because a run finds by itself where to go on.
/// </summary>
/// <param name="data">The data folder.</param>
/// <param name="delivery">What it runs.</param>
/// <param name="plan">The plan, for the notes in the warehouse.</param>
/// <param name="log">Told of every new defect, once; who watches the progress sees all other problems.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryService(
    DataFolder data, SpoolDelivery delivery, PlanInForce plan, OperatorLog log, TimeProvider time)
{
    /// <summary>Clients that wait since the last process died come first: until then the processor is theirs.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(600);

    /// <summary>A service that was stopped leaves nothing behind; no command follows it that would wait for an engine.</summary>
    private static readonly TimeSpan EngineLinger = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(10);

    private EngineSupervisor? _engine;
    private int _earlierRestarts;

    /// <summary>How often the engine died and was found or started again.</summary>
    public int EngineRestarts => Volatile.Read(ref _earlierRestarts) + (_engine?.Restarts ?? 0);

    /// <summary>Runs until it is stopped.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var delay = MinDelay;
        var reported = "";
        await Task.Delay(HeadStart, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!ct.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                await RunOnceAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever it is, the spool goes on taking requests, and the next run begins where the warehouse stands.
                delivery.Progress.Fail(IsOutside(problem) ? problem.Message : "delivery failed where it should not, and begins again");
                if (!IsOutside(problem) && problem.Message != reported)
                    log.Defect("delivery_failed", problem);
                reported = problem.Message;
            }
            delay = time.GetElapsedTime(began) > MaxDelay ? MinDelay : TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, MaxDelay.Ticks));
            await Task.Delay(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunOnceAsync(CancellationToken ct)
    {
        await using var engine = await EngineSupervisor.AcquireAsync(data, new EngineOptions { Linger = EngineLinger }, ct);
        _engine = engine;
        try
        {
            using var client = new WarehouseClient(engine.Endpoint);
            await Migrations.ApplyAsync(client, ct);
            await delivery.RunAsync(client, (logId, token) => BeginLogAsync(client, logId, token), ct);
        }
        finally
        {
            Interlocked.Add(ref _earlierRestarts, engine.Restarts);
            _engine = null;
        }
    }

    private Task BeginLogAsync(WarehouseClient client, string logId, CancellationToken ct)
    {
        var current = plan.Current;
        return new SpoolLedger(client, current.Plan, current.Text, time).BeginAsync(logId, ct);
    }

    /// <summary>Whether the world, and not this program, is at fault.</summary>
    private static bool IsOutside(Exception problem) =>
        problem is UserException or WarehouseException or SpoolFileException or MessageIndexException or IOException or UnauthorizedAccessException;
}
