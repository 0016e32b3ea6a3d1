using System.Runtime.InteropServices;
using Cairn.Cli.Output;
using Cairn.Collector;
using Cairn.Collector.Configuration;
using Cairn.Collector.Telemetry;
using Cairn.Data;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Cli.Commands;

/// <summary>
/// The collector from its start to its end. Standard output gets the line <c>listening on ADDRESS</c>, which tools wait for,
/// and on a terminal a banner above it; everything else goes to standard error, a line each.
/// </summary>
internal static class ServeRun
{
    /// <summary>Runs until SIGTERM or Ctrl-C; SIGHUP takes a changed plan and changed keys in. A second signal ends it at once; what was acknowledged is on disk then too.</summary>
    /// <returns>0 after SIGTERM, <see cref="ExitCode.Interrupted"/> after Ctrl-C.</returns>
    public static async Task<int> RunAsync(CollectorConfiguration configuration, CancellationToken ct)
    {
        var ended = new TaskCompletionSource<PosixSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ended));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ended));
        var started = new TaskCompletionSource<RunningCollector>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => Reload(signal, started.Task));
        DataFolder.KeepPrivate();
        var options = configuration.Options;
        if (options.PlanFile.Length == 0)
            throw new UserException(
                "There is no tracking plan.", $"Name its file with {Settings.Plan.Flag}, {Settings.Plan.Variable} or `plan:` in the file of settings.");
        // Clients wait while it starts, so the plan is read beside everything that does not need it yet.
        var reading = Task.Run(() => PlanText.Load(options.PlanFile), ct);
        var log = new OperatorLog(Console.Error.WriteLine, TimeProvider.System);
        await using var collector = await RunningCollector.StartAsync(options, reading, Console.Error.WriteLine, TimeProvider.System, ct);
        var plan = (await reading).Plan;
        foreach (var warning in ServeWarnings.Of(configuration, collector.ValidKeys))
            log.Warn(warning.Name, ("problem", warning.Problem), ("remedy", warning.Remedy));
        log.Info(
            "started", ("address", collector.Address), ("data", Path.GetFullPath(options.Data)), ("plan", $"{plan.Name} {plan.Version}"),
            ("events", plan.Events.Count), ("keys", collector.ValidKeys), ("settings", configuration.File));
        if (!Console.IsOutputRedirected)
            ServeBanner.Show(configuration, plan, collector);
        if (collector.MetricsAddress is { } metrics)
            log.Info("metrics", ("address", $"{metrics}metrics"));
        started.SetResult(collector);
        Console.Out.WriteLine($"listening on {collector.Address}");
        var signal = await ended.Task;
        log.Info("signal", ("name", signal));
        await collector.StopAsync(log);
        return signal == PosixSignal.SIGINT ? ExitCode.Interrupted : 0;
    }

    /// <summary>Takes changes in, when it has started; a terminal that is closed does not end it.</summary>
    private static void Reload(PosixSignalContext signal, Task<RunningCollector> started)
    {
        signal.Cancel = true;
        _ = started.ContinueWith(static collector => collector.Result.Reload(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    private static void End(PosixSignalContext signal, TaskCompletionSource<PosixSignal> ended)
    {
        signal.Cancel = ended.TrySetResult(signal.Signal);
    }
}
