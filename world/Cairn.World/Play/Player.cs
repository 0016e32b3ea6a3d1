namespace Cairn.World.Play;

/// <summary>
/// Sends the requests of a world to a collector in the order of their arrival, at the chosen speed, and reacts to the answers as
/// real clients do. What is under way is bounded; a collector that is too slow shows as lag.
/// </summary>
/// <param name="options">Where to and how.</param>
/// <param name="time">The clock of speed and waiting times.</param>
public sealed class Player(PlayOptions options, TimeProvider time)
{
    /// <summary>Plays a file of requests.</summary>
    /// <param name="requests">The lines of requests.jsonl; read once, as a stream.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="progress">Told all the while.</param>
    /// <param name="ct">
    /// Interrupts: what is on the way comes to its end, what waits is abandoned, and the report tells where to go on.
    /// </param>
    /// <returns>What became of everything that was sent.</returns>
    /// <exception cref="WorldException">No collector is there, or a line of the file is no request.</exception>
    public async Task<PlayReport> PlayAsync(Stream requests, string file, PlayProgress progress, CancellationToken ct)
    {
        using var client = new CollectorClient(options);
        await client.CheckAsync(ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var outcome = new PlayCounts(progress);
        var clock = new PlayClock(options.Speed, time);
        using var delivery = new RequestSending(client, options, clock, outcome, progress, time);
        var run = new PlayRun(delivery, stop);
        var reader = new RequestFile(requests, file);
        var isInterrupted = false;
        long taken = 0;
        try
        {
            await reader.SkipAsync(options.Skip, stop.Token);
            while (taken < options.Limit && await reader.NextAsync(stop.Token) is { } request)
            {
                progress.BytesRead = reader.BytesRead;
                await clock.WaitAsync(request.At, stop.Token);
                await run.EnterAsync(request);
                taken++;
                run.Start(request);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            isInterrupted = true;
        }
        catch (WorldException)
        {
            // The rest of the file is unreadable; what waits to be sent again would only delay saying so.
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            await run.EndAsync();
        }

        return outcome.Report(clock.Elapsed, isInterrupted, options.Skip + taken);
    }
}
