using Cairn.Model;

namespace Cairn.Import.Loading;

/// <summary>
/// Keeps two processes from working on one log at once: an advisory lock on a file in the data folder, which the system
/// lets go when the process ends in whatever way.
/// </summary>
internal sealed class LogLock : IDisposable
{
    private readonly FileStream _file;

    private LogLock(FileStream file) => _file = file;

    /// <exception cref="UserException">Another process holds it.</exception>
    public static LogLock Take(string dataFolder, string logId, string shownAs)
    {
        var folder = Path.Combine(dataFolder, "imports");
        var path = Path.Combine(folder, logId.Replace(':', '-').Replace('/', '-') + ".lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new LogLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new UserException($"another process is importing or replaying {shownAs} into this data folder",
                "Wait until it has ended, then run the command again.", taken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{folder} cannot be written to: {problem.Message}", "Check the folder's permissions and the space on its disk.", problem);
        }
    }

    public void Dispose() => _file.Dispose();
}
