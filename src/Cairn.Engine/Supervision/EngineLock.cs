using Cairn.Model;

namespace Cairn.Engine.Supervision;

/// <summary>The ownership of a data folder: a file lock that the operating system frees when the process ends, however it ends.</summary>
internal sealed class EngineLock : IDisposable
{
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
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
