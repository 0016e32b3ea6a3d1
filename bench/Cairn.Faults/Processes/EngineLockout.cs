namespace Cairn.Faults.Processes;

/// <summary>Keeps the warehouse of a data folder away: its engine is killed and the folder's lock held, so that none can start.</summary>
internal sealed class EngineLockout : IDisposable
{
    private const int MaxTries = 1000;

    private readonly FileStream _lock;

    private EngineLockout(FileStream held) => _lock = held;

    public static async Task<EngineLockout> TakeAsync(string data)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            EngineProcesses.Kill(data);
            try
            {
                // flock(2), as the engine itself does it.
                return new EngineLockout(new FileStream(Path.Combine(data, "engine.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                // Another engine was quicker, and is killed in the next try.
                await Task.Yield();
            }
        }
        throw new TimeoutException("the engine's lock could not be taken");
    }

    public void Dispose() => _lock.Dispose();
}
