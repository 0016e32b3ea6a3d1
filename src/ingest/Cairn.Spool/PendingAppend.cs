using System.Threading.Tasks.Sources;

namespace Cairn.Spool;

/// <summary>Whoever waits for the disk.</summary>
internal sealed class PendingAppend : IValueTaskSource<AppendResult>
{
    private ManualResetValueTaskSourceCore<AppendResult> _core;

    public ValueTask<AppendResult> Outcome => new(this, _core.Version);

    /// <summary>Lets it go on, on this thread.</summary>
    public void Complete(AppendResult outcome) => _core.SetResult(outcome);

    public AppendResult GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
