using Cairn.Data;
using Cairn.Model;

namespace Cairn.Collector;

/// <summary>Keeps a second collector off a data folder.</summary>
internal static class CollectorLock
{
    /// <exception cref="UserException">Another collector holds it, or its file cannot be used.</exception>
    public static FileLock Take(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "collector.lock");
        try
        {
            return FileLock.TryTake(path)
                ?? throw new UserException($"another collector is running on {dataFolder}", "Stop it first, or give this one another folder with --data.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be used: {problem.Message}", "Run the collector as the user who owns the data folder, on a disk that can be written.", problem);
        }
    }
}
