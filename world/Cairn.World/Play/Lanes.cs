namespace Cairn.World.Play;

/// <summary>
/// Keeps the requests of one client in their order: the next one is not sent before the one before it was answered, as a
/// client with one connection does. Holds no more than is outstanding.
/// </summary>
internal sealed class Lanes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _last = new(StringComparer.Ordinal);

    /// <summary>Takes the place behind the client's latest request.</summary>
    /// <returns>What comes to its end when that one was answered, and what to complete when this one was.</returns>
    public (Task Before, TaskCompletionSource Answered) Enter(string client)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var before = _last.TryGetValue(client, out var last) ? last.Task : Task.CompletedTask;
            _last[client] = answered;
            return (before, answered);
        }
    }

    /// <summary>The client's request was answered, or was not sent.</summary>
    public void Leave(string client, TaskCompletionSource answered)
    {
        lock (_lock)
            if (_last.GetValueOrDefault(client) == answered)
                _last.Remove(client);
        answered.SetResult();
    }
}
