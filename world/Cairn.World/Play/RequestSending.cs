namespace Cairn.World.Play;

/// <summary>
/// Brings requests to their end: acknowledged, dropped, given up or abandoned. A request holds one of the senders' slots only
/// while it is on the way; while it waits to be sent again, others are sent.
/// </summary>
internal sealed class RequestSending(
    CollectorClient client, PlayOptions options, PlayClock clock, PlayCounts outcome, PlayProgress progress, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Senders);
    private readonly Lanes _lanes = new();

    /// <summary>
    /// Sends a request when its client's earlier one was answered and a slot is free, and sends it again as a client would,
    /// until it is settled. Requests of one client keep the order in which this is called.
    /// </summary>
    /// <param name="request">What.</param>
    /// <param name="stop">Ends the waiting of what is to be sent, or sent again; what is on the way comes to its end.</param>
    public async Task DeliverAsync(RecordedRequest request, CancellationToken stop)
    {
        var (before, answered) = _lanes.Enter(request.Client);
        await before;
        if (!await TakeSlotAsync(stop))
        {
            _lanes.Leave(request.Client, answered);
            outcome.Abandoned(request);
            return;
        }

        outcome.Begin(request, clock.Lag(request.At));
        var began = time.GetTimestamp();
        var retries = 0;
        for (var resends = 0; ; resends++)
        {
            var (answer, took) = await SendAsync(request, resends);
            if (resends == 0)
                _lanes.Leave(request.Client, answered);
            var reaction = Reactions.To(answer);
            if (reaction is Reaction.Delivered or Reaction.Rejected or Reaction.Dropped)
            {
                Settle(reaction, request, answer, resends, took);
                return;
            }

            var isRetry = reaction == Reaction.Retry;
            var delay = isRetry ? Backoff.Delay(options.Seed, request.Index, retries++) : Backoff.Follow(answer.RetryAfter!.Value);
            if (retries > Backoff.MaxRetries || time.GetElapsedTime(began) + delay > Backoff.MaxInAll)
            {
                outcome.GivenUp(answer);
                return;
            }

            if (!await WaitAsync(delay, stop))
            {
                outcome.Abandoned(request);
                return;
            }

            outcome.Again(reaction);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<bool> TakeSlotAsync(CancellationToken stop)
    {
        try
        {
            await _slots.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<(Answer Answer, TimeSpan Took)> SendAsync(RecordedRequest request, int resends)
    {
        try
        {
            var sent = time.GetTimestamp();
            var answer = await client.SendAsync(request, resends);
            outcome.Answered(request, answer);
            return (answer, time.GetElapsedTime(sent));
        }
        finally
        {
            _slots.Release();
        }
    }

    private void Settle(Reaction reaction, RecordedRequest request, Answer answer, int resends, TimeSpan took)
    {
        if (reaction == Reaction.Delivered)
            outcome.Acknowledged(request, resends, took);
        else if (reaction == Reaction.Rejected)
            outcome.Rejected();
        else
            outcome.Dropped(answer);
    }

    /// <summary>Waits so long and then for a slot; false when that was interrupted.</summary>
    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        progress.CountWaiting(1);
        try
        {
            await Task.Delay(delay, time, stop);
            return await TakeSlotAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            progress.CountWaiting(-1);
        }
    }
}
