using Cairn.Model;

namespace Cairn.Server;

/// <summary>Keeps a second collector off a data folder: an advisory lock that the system lets go when the process ends.</summary>
internal sealed class CollectorLock : IDisposable
{
    private readonly FileStream _file;

    private CollectorLock(FileStream file) => _file = file;

    /// <exception cref="UserException">Another collector holds it.</exception>
    public static CollectorLock Take(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "collector.lock");
        try
        {
            return new CollectorLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new UserException($"another collector is running on {dataFolder}", "Stop it first, or give this one another folder with --data.", taken);
        }
    }

    public void Dispose() => _file.Dispose();
}
