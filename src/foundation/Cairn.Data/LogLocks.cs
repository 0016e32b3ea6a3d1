using Cairn.Model;

namespace Cairn.Data;

/// <summary>The locks of imports, in a folder of their own in the data folder.</summary>
internal static class LogLocks
{
    public static string Path(string dataFolder, string name) => System.IO.Path.Combine(dataFolder, "imports", name + ".lock");

    /// <summary>Takes one; null when somebody else holds it.</summary>
    /// <exception cref="UserException">Its file cannot be used.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return FileLock.TryTake(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be used: {problem.Message}", "Check the folder's permissions and the space on its disk.", problem);
        }
    }
}
