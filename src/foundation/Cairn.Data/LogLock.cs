using Cairn.Model;

namespace Cairn.Data;

/// <summary>Keeps two processes from working on one log at once.</summary>
public static class LogLock
{
    /// <exception cref="UserException">Another process holds it, or its file cannot be used.</exception>
    public static FileLock Take(string dataFolder, string logId, string shownAs)
    {
        var path = LogLocks.Path(dataFolder, logId.Replace(':', '-').Replace('/', '-'));
        return LogLocks.TryTake(path)
            ?? throw new UserException($"another process is importing or replaying {shownAs} into this data folder", "Wait until it has ended, then run the command again.");
    }
}
