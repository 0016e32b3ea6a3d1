using Cairn.Model;

namespace Cairn.Data;

/// <summary>
/// Keeps two imports or replays from comparing messages with what is stored at once, as each would miss what the other is about
/// to store.
/// </summary>
public static class MessagesLock
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until nobody else holds it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waits">Told when it has to wait, and when it need not any more.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="UserException">Its file cannot be used.</exception>
    public static async Task<FileLock> TakeAsync(string dataFolder, TimeProvider time, Action<bool> waits, CancellationToken ct)
    {
        var path = LogLocks.Path(dataFolder, "messages");
        while (true)
        {
            var held = LogLocks.TryTake(path);
            waits(held is null);
            if (held is not null)
                return held;
            await Task.Delay(PollInterval, time, ct);
        }
    }
}
