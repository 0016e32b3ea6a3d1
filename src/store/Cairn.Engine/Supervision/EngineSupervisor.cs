using Cairn.Data;
using Cairn.Engine.Supervision;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Engine;

/// <summary>
/// A program's hold on the engine of a data folder: finds the one that runs or starts one, keeps it alive by a lease,
/// and starts another when it dies. This process never loads chDB.
/// </summary>
/// <remarks>
/// A call that was under way when the engine died fails at once with a <see cref="WarehouseException"/> that may be
/// retried; a call that comes while another engine starts waits for it, at most <see cref="EngineOptions.StartTime"/>.
/// Safe to use from many threads.
/// </remarks>
public sealed class EngineSupervisor : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TimeBetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(5);

    private readonly DataFolder _folder;
    private readonly EngineOptions _options;
    private readonly EngineLauncher _launcher;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource<string> _socket = NewSource();
    private Task _watching = Task.CompletedTask;

    private EngineSupervisor(DataFolder folder, EngineOptions options)
    {
        (_folder, _options) = (folder, options);
        _launcher = new EngineLauncher(folder, options);
    }

    /// <summary>Where a <see cref="WarehouseClient"/> reaches the engine, also after restarts.</summary>
    public WarehouseEndpoint Endpoint => new(new Uri("http://engine/"), CreateHandler);

    /// <summary>How often the engine died and was found or started again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Finds or starts the engine of a data folder and takes a lease on it.</summary>
    /// <exception cref="UserException">No engine can be started, or one of another version runs.</exception>
    public static async Task<EngineSupervisor> AcquireAsync(DataFolder folder, EngineOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var supervisor = new EngineSupervisor(folder, options);
        try
        {
            var lease = await supervisor.TakeLeaseAsync(ct);
            supervisor._watching = supervisor.WatchAsync(lease);
            return supervisor;
        }
        catch
        {
            await supervisor.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the lease back; the engine stops a little later unless somebody else holds one.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _watching;
        lock (_lock) _socket.TrySetCanceled(CancellationToken.None);
        _closing.Dispose();
    }

    private async Task WatchAsync(EngineLease lease)
    {
        while (!_closing.IsCancellationRequested)
        {
            await using (lease) await lease.Ended(_closing.Token);
            if (_closing.IsCancellationRequested) return;
            lock (_lock) _socket = NewSource();
            if (await TakeNextLeaseAsync() is not { } next) return;
            lease = next;
            Restarts++;
        }
    }

    /// <summary>
    /// Tries until an engine serves, null when this program closes first: whoever waits meanwhile is told what is wrong, and
    /// may ask again.
    /// </summary>
    private async Task<EngineLease?> TakeNextLeaseAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                return await TakeLeaseAsync(_closing.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            catch (Exception problem)
            {
                // Whatever it is: who gave up here would never have an engine again.
                lock (_lock) _socket.TrySetException(problem);
                await Task.Delay(TimeBetweenTries, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                lock (_lock) _socket = NewSource();
            }
        }
        return null;
    }

    private async Task<EngineLease> TakeLeaseAsync(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < _options.StartTime)
        {
            var address = EngineAddress.Read(_folder.AddressPath);
            var lease = address is null ? null : await EngineLease.TryTakeAsync(address, ct);
            if (lease is not null)
            {
                if (address!.Version != EngineProcess.ProductVersion)
                {
                    await ReplaceAsync(lease, address, ct);
                    continue;
                }

                _launcher.NoteServing();
                lock (_lock) _socket.TrySetResult(address.Socket);
                return lease;
            }

            _launcher.Start();
            await Task.Delay(Interval, ct);
        }

        throw new UserException(
            $"The engine of {_folder.Path} did not answer within {_options.StartTime.TotalSeconds:0} s.",
            $"Look into {_folder.LogPath}; a process that holds the folder can be seen with `fuser {_folder.LockPath}`.");
    }

    /// <summary>Asks an engine of another build to stop when nobody else needs it, and waits until it has.</summary>
    private async Task ReplaceAsync(EngineLease lease, EngineAddress address, CancellationToken ct)
    {
        await lease.DisposeAsync();
        // The engine notes a moment later that this lease has ended.
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < LeaseTime;)
        {
            var goesOn = await EngineControl.StopAsync(_folder, isForced: false, _options.StartTime, ct);
            await Task.Delay(Interval, ct);
            if (goesOn is null) return;
        }

        throw new UserException(
            $"An engine of Cairn {address.Version} (process {address.Process}) holds the data folder; this is Cairn {EngineProcess.ProductVersion}.",
            $"Wait until the other commands have ended, or stop it with `cairn engine stop --force --data {_folder.Path}`.");
    }

    private SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = async (_, ct) => await ConnectAsync(ct),
        UseProxy = false,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };

    private async ValueTask<Stream> ConnectAsync(CancellationToken ct)
    {
        Task<string> ready;
        lock (_lock) ready = _socket.Task;
        string path;
        try
        {
            path = await ready.WaitAsync(_options.StartTime, ct);
        }
        catch (Exception absent) when (absent is not OperationCanceledException)
        {
            throw new WarehouseException($"The engine could not be started again: {absent.Message}", isRetryable: absent is TimeoutException, inner: absent);
        }

        return await EngineSocket.ConnectAsync(path, ct);
    }

    private static TaskCompletionSource<string> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
