namespace Cairn.Pipeline.Replaying;

/// <summary>
/// Keeps a replay and a delivery of one data folder apart, in whichever processes they run. Delivery counts what is stored to
/// learn what to store; while a replay takes records out and puts others in their place, a count says nothing. Advisory locks
/// that the system lets go when a process ends in whatever way.
/// </summary>
/// <remarks>
/// Who wants to own it closes the gate first, through which everybody has to pass: a delivery that never pauses cannot keep a
/// replay waiting for ever.
/// </remarks>
internal sealed class ReplayLock
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly string _gate, _turn;
    private readonly TimeProvider _time;

    public ReplayLock(string folder, TimeProvider time)
    {
        // A journal holds what the events say of people.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (_gate, _turn, _time) = (Path.Combine(folder, "gate.lock"), Path.Combine(folder, "turn.lock"), time);
    }

    /// <summary>Waits until nobody owns it; several may share it.</summary>
    public async Task<IDisposable> ShareAsync(CancellationToken ct)
    {
        while (true)
        {
            using (var gate = await TakeAsync(_gate, FileShare.Read, ct))
                if (Try(_turn, FileShare.Read) is { } turn)
                    return turn;
            await Task.Delay(PollInterval, _time, ct);
        }
    }

    /// <summary>Waits until nobody shares or owns it.</summary>
    public async Task<IDisposable> OwnAsync(CancellationToken ct)
    {
        var gate = await TakeAsync(_gate, FileShare.None, ct);
        try
        {
            return new Owned(await TakeAsync(_turn, FileShare.None, ct), gate);
        }
        catch
        {
            await gate.DisposeAsync();
            throw;
        }
    }

    private async Task<FileStream> TakeAsync(string path, FileShare share, CancellationToken ct)
    {
        while (true)
        {
            if (Try(path, share) is { } taken)
                return taken;
            await Task.Delay(PollInterval, _time, ct);
        }
    }

    private static FileStream? Try(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share, 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private sealed class Owned(FileStream turn, FileStream gate) : IDisposable
    {
        public void Dispose()
        {
            turn.Dispose();
            gate.Dispose();
        }
    }
}
