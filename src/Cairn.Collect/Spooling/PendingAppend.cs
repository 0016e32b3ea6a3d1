using System.Threading.Tasks.Sources;

namespace Cairn.Collect.Spooling;

/// <summary>A request that waits for the disk.</summary>
internal sealed class PendingAppend(ClientRequest request, int calls, ISpoolListener? listener) : IValueTaskSource<SpoolOutcome>
{
    /// <summary>What a request takes besides its body, about.</summary>
    private const int Overhead = 256;

    private ManualResetValueTaskSourceCore<SpoolOutcome> _core;

    public ClientRequest Request => request;

    public int Calls => calls;

    public long Bytes { get; } = request.Body.Length + Overhead;

    /// <summary>Where it stands, once it was written.</summary>
    public SpoolPlace Place { get; set; }

    public ValueTask<SpoolOutcome> Outcome => new(this, _core.Version);

    /// <summary>Tells the listener that it was written.</summary>
    public void NoteStored() => listener?.OnStored(Place);

    /// <summary>Lets whoever waits go on, on this thread.</summary>
    public void Complete(SpoolOutcome outcome) => _core.SetResult(outcome.IsStored ? outcome with { Place = Place } : outcome);

    public SpoolOutcome GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
