using Cairn.Model;

namespace Cairn.Import.Loading;

/// <summary>
/// Keeps two imports or replays from holding messages against what is stored at once, as each would miss what the other is
/// about to store: an advisory lock on a file in the data folder, which the system lets go when the process ends.
/// </summary>
internal sealed class MessagesLock : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private MessagesLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else holds it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waits">Told when it has to wait, and when it need not any more.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="UserException">The data folder cannot be written to.</exception>
    public static async Task<MessagesLock> TakeAsync(string dataFolder, TimeProvider time, Action<bool> waits, CancellationToken ct)
    {
        var folder = Path.Combine(dataFolder, "imports");
        var path = Path.Combine(folder, "messages.lock");
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var held = new MessagesLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                waits(false);
                return held;
            }
            catch (IOException) when (File.Exists(path))
            {
                waits(true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"{folder} cannot be written to: {problem.Message}", "Check the folder's permissions and the space on its disk.", problem);
            }
            await Task.Delay(PollInterval, time, ct);
        }
    }

    public void Dispose() => _file.Dispose();
}
