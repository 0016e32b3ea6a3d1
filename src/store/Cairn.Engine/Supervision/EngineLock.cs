using Cairn.Data;
using Cairn.Model;

namespace Cairn.Engine.Supervision;

/// <summary>The ownership of a data folder's warehouse.</summary>
internal static class EngineLock
{
    /// <summary>Takes the lock; null when another process holds it.</summary>
    /// <exception cref="UserException">The lock file cannot be opened at all.</exception>
    public static FileLock? TryAcquire(DataFolder folder)
    {
        try
        {
            return FileLock.TryTake(folder.LockPath);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new UserException($"{folder.LockPath} cannot be opened.", "Run Cairn as the user who owns the data folder.", denied);
        }
        catch (IOException unusable)
        {
            throw new UserException($"{folder.LockPath} cannot be locked: {unusable.Message}", "Check the disk of the data folder.", unusable);
        }
    }
}
