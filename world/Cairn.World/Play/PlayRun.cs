using System.Runtime.ExceptionServices;

namespace Cairn.World.Play;

/// <summary>
/// The requests of one playing that are under way. One thread lets them in; each is delivered on its own and leaves when it is
/// settled. A defect in one of them stops all and comes out at the end.
/// </summary>
internal sealed class PlayRun(RequestSending delivery, CancellationTokenSource stop)
{
    private readonly Outstanding _outstanding = new();
    private ExceptionDispatchInfo? _defect;

    /// <summary>Waits until there is room for a request.</summary>
    public ValueTask EnterAsync(RecordedRequest request) => _outstanding.EnterAsync(request.Body.Length, stop.Token);

    /// <summary>Begins to deliver a request that has entered.</summary>
    public void Start(RecordedRequest request) => _ = DeliverAsync(request);

    /// <summary>Waits until everything is settled.</summary>
    public async Task EndAsync()
    {
        await _outstanding.WhenEmptyAsync();
        _defect?.Throw();
    }

    private async Task DeliverAsync(RecordedRequest request)
    {
        try
        {
            await delivery.DeliverAsync(request, stop.Token);
        }
        catch (Exception defect)
        {
            _defect ??= ExceptionDispatchInfo.Capture(defect);
            await stop.CancelAsync();
        }
        finally
        {
            _outstanding.Leave(request.Body.Length);
        }
    }
}
