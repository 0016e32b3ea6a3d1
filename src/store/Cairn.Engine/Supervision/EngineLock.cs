using Cairn.Model;

namespace Cairn.Engine.Supervision;

/// <summary>The ownership of a data folder: a file lock that the operating system frees when the process ends, however it ends.</summary>
internal sealed class EngineLock : IDisposable
{
    /// <summary>EWOULDBLOCK of flock(2), the only answer that means that another process has the lock.</summary>
    private const int WouldBlock = 11;

    private readonly FileStream _file;

    private EngineLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process holds it.</summary>
    /// <exception cref="UserException">The lock file cannot be opened at all.</exception>
    public static EngineLock? TryAcquire(DataFolder folder)
    {
        try
        {
            return new EngineLock(new FileStream(folder.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new UserException($"{folder.LockPath} cannot be opened.", "Run Cairn as the user who owns the data folder.", denied);
        }
        catch (IOException held) when (held.HResult == WouldBlock)
        {
            return null;
        }
        catch (IOException unusable)
        {
            throw new UserException($"{folder.LockPath} cannot be locked: {unusable.Message}", "Check the disk of the data folder.", unusable);
        }
    }

    public void Dispose() => _file.Dispose();
}
