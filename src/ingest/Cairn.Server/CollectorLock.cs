using Cairn.Model;

namespace Cairn.Server;

/// <summary>Keeps a second collector off a data folder: an advisory lock that the system lets go when the process ends.</summary>
internal sealed class CollectorLock : IDisposable
{
    private const int Linux = 11, Mac = 35, Windows = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private CollectorLock(FileStream file) => _file = file;

    /// <exception cref="UserException">Another collector holds it, or its file cannot be used.</exception>
    public static CollectorLock Take(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "collector.lock");
        try
        {
            return new CollectorLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            throw new UserException($"another collector is running on {dataFolder}", "Stop it first, or give this one another folder with --data.", taken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be used: {problem.Message}", "Run the collector as the user who owns the data folder, on a disk that can be written.", problem);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Whether a file cannot be opened because somebody else has it: EAGAIN of flock(2), which is EWOULDBLOCK, or Windows' sharing violation.</summary>
    private static bool IsTaken(IOException problem) => problem.HResult switch
    {
        Linux => OperatingSystem.IsLinux(),
        Mac => OperatingSystem.IsMacOS(),
        Windows => true,
        _ => false,
    };
}
