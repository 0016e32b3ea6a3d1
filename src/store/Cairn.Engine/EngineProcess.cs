using System.Runtime.InteropServices;
using System.Text;
using Cairn.Data;
using Cairn.Engine.Chdb;
using Cairn.Engine.Http;
using Cairn.Engine.Native;
using Cairn.Engine.Supervision;
using Cairn.Model;

namespace Cairn.Engine;

/// <summary>
/// The engine as a process: it owns a data folder, loads chDB and answers over HTTP until it is told to stop or nobody
/// needs it. chDB lives in a process of its own because a failure of it must not take a command or the server along.
/// </summary>
/// <remarks>
/// The order matters: lock, then signals, then library. The process ends with _exit, because chDB's threads outlive its
/// last connection and crash in exit handlers. A crash leaves nothing to clean: the lock dies with the process.
/// </remarks>
public static class EngineProcess
{
    /// <summary>Exit code when another engine holds the data folder.</summary>
    public const int AlreadyRunning = 3;

    /// <summary>Exit code when chDB has taken .NET's signals: 128 + SIGALRM, see the signal self-test.</summary>
    public const int SelfTestFailed = 142;

    private const int MinKeyLength = 32;

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FolderInterval = TimeSpan.FromSeconds(2);

    /// <summary>Runs the engine. Ends the process when the engine has run, and returns only when it could not start.</summary>
    /// <param name="options">How it is to run.</param>
    /// <param name="ct">Stops it, as SIGTERM and SIGINT do.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">The data folder, the key or the library cannot be used.</exception>
    public static async Task<int> RunAsync(EngineProcessOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataFolder.KeepPrivate();
        var key = ReadKey(options);
        var folder = DataFolder.Open(options.Data, create: true);
        using var ownership = EngineLock.TryAcquire(folder);
        if (ownership is null)
        {
            var other = EngineAddress.Read(folder.AddressPath);
            await Console.Error.WriteLineAsync($"error: another engine{(other is null ? "" : $" (process {other.Process})")} holds {folder.Path}.");
            return AlreadyRunning;
        }

        if (options.Background) Background.Enter(folder.LogPath);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        var signals = SignalGuard.TakeSnapshot();
        var server = ChdbServer.Boot(folder.WarehousePath, options.Limits, signals, options.ConfigFile);
        SignalSelfTest.Run();
        await ServeAsync(options, folder, server, key, stop);
        await Console.Out.FlushAsync(CancellationToken.None);
        LibC.ExitNow(0);
        return 0;
    }

    private static async Task ServeAsync(
        EngineProcessOptions options, DataFolder folder, ChdbServer server, string? key, CancellationTokenSource stop)
    {
        await using (var host = await EngineHost.StartAsync(options, SocketPath.Choose(folder), server, key, stop.Cancel, stop.Token))
        {
            new EngineAddress(Environment.ProcessId, host.Socket, ProductVersion).Write(folder.AddressPath);
            await Console.Out.WriteLineAsync($"engine ready: {folder.Path}{(options.Listen is null ? "" : $", http://{host.Listening}/")}");
            await WaitForEndAsync(folder, stop.Token);
            File.Delete(folder.AddressPath);
            using var limit = new CancellationTokenSource(StopTime);
            await host.StopAsync(limit.Token);
        }

        server.Dispose();
    }

    /// <summary>Waits until the engine is told to stop, or somebody has removed the folder: nobody can find it there any more.</summary>
    private static async Task WaitForEndAsync(DataFolder folder, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && File.Exists(folder.LockPath))
            await Task.Delay(FolderInterval, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// What engine and commands compare with each other: version and build, because an engine stays for minutes, in which Cairn may be
    /// built or installed anew.
    /// </summary>
    internal static string ProductVersion { get; } =
        $"{typeof(EngineProcess).Assembly.GetName().Version} build {typeof(EngineProcess).Module.ModuleVersionId.ToString("N")[..8]}";

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static string? ReadKey(EngineProcessOptions options)
    {
        if (options.Listen is null) return null;
        if (!System.Net.IPAddress.IsLoopback(options.Listen.Address))
            throw new UserException($"--listen {options.Listen} is no loopback address.", "Listen on 127.0.0.1 and put a proxy with TLS before it.");
        if (options.KeyFile is null)
            throw new UserException("--listen needs a key.", "Write at least 32 random characters into a file and give it with --key-file.");
        if (!File.Exists(options.KeyFile)) throw new UserException($"There is no key file {options.KeyFile}.", "Check --key-file.");
        var key = File.ReadAllText(options.KeyFile, Encoding.UTF8).Trim();
        return key.Length >= MinKeyLength && !key.Contains('\n', StringComparison.Ordinal)
            ? key
            : throw new UserException(
                $"The key in {options.KeyFile} is not one line of at least {MinKeyLength} characters.", "Make one with `openssl rand -hex 32`.");
    }
}
