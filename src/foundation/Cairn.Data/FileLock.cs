namespace Cairn.Data;

/// <summary>
/// An advisory lock on a file, held by one process at a time. The system lets it go when the process ends, however it ends.
/// </summary>
public sealed class FileLock : IDisposable
{
    // EWOULDBLOCK of flock(2), which is EAGAIN, on Linux and on macOS; Windows' sharing violation.
    private const int Linux = 11, Mac = 35, Windows = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when somebody else holds it.</summary>
    /// <param name="path">The file, which need not exist; its folder must.</param>
    /// <exception cref="IOException">The file cannot be opened or locked for any other reason.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return null;
        }
    }

    /// <summary>Lets it go.</summary>
    public void Dispose() => _file.Dispose();

    private static bool IsTaken(IOException problem) => problem.HResult switch
    {
        Linux => OperatingSystem.IsLinux(),
        Mac => OperatingSystem.IsMacOS(),
        Windows => true,
        _ => false,
    };
}
