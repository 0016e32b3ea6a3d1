using System.Threading.Tasks.Sources;

namespace Cairn.Spool;

/// <summary>Whoever waits for the disk.</summary>
internal sealed class PendingAppend : IValueTaskSource<SpoolOutcome>
{
    private ManualResetValueTaskSourceCore<SpoolOutcome> _core;

    public ValueTask<SpoolOutcome> Outcome => new(this, _core.Version);

    /// <summary>Lets it go on, on this thread.</summary>
    public void Complete(SpoolOutcome outcome) => _core.SetResult(outcome);

    public SpoolOutcome GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
