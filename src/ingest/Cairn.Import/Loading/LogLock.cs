using Cairn.Data;
using Cairn.Model;

namespace Cairn.Import.Loading;

/// <summary>Keeps two processes from working on one log at once.</summary>
internal static class LogLock
{
    /// <exception cref="UserException">Another process holds it, or its file cannot be used.</exception>
    public static FileLock Take(string dataFolder, string logId, string shownAs)
    {
        var path = ImportLocks.Path(dataFolder, logId.Replace(':', '-').Replace('/', '-'));
        return ImportLocks.TryTake(path)
            ?? throw new UserException($"another process is importing or replaying {shownAs} into this data folder", "Wait until it has ended, then run the command again.");
    }
}
