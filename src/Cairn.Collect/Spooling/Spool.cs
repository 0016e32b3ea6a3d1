namespace Cairn.Collect.Spooling;

/// <summary>The requests that were acknowledged, on disk.</summary>
public sealed class Spool : IAsyncDisposable
{
    /// <summary>Opens the spool and goes on behind what stands in it.</summary>
    public static Spool Open(SpoolOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return new Spool();
    }

    /// <summary>Stores a request; returns when it is on disk or cannot be. The request and its body may be used again afterwards.</summary>
    /// <param name="request">The request; its body decompressed.</param>
    /// <param name="calls">How many calls it gives (<see cref="RequestDecoder.Open"/>).</param>
    public ValueTask<SpoolOutcome> AppendAsync(ClientRequest request, int calls) => throw new NotSupportedException($"{request} {calls} {_stored}");

    private readonly SpoolOutcome _stored = SpoolOutcome.Stored;

    /// <summary>Stores what waits and closes the files.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
