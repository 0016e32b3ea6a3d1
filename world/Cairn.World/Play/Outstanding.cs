namespace Cairn.World.Play;

/// <summary>
/// What has been read and is not settled yet, on the way or waiting: bounded in number and in bytes, so that a collector that
/// fails for hours stops the reading and not the machine. One enters at a time; anyone leaves.
/// </summary>
internal sealed class Outstanding(int maxRequests = Outstanding.MaxRequests, long maxBytes = Outstanding.MaxBytes)
{
    public const int MaxRequests = 10_000;
    public const long MaxBytes = 256L << 20;

    private readonly Lock _lock = new();
    private TaskCompletionSource? _left;
    private int _requests;
    private long _bytes;

    /// <summary>Waits until there is room. A request that is larger than the bound enters when it is alone.</summary>
    public async ValueTask EnterAsync(long bytes, CancellationToken ct)
    {
        while (TryEnter(bytes) is { } left)
            await left.WaitAsync(ct);
    }

    /// <summary>Makes room.</summary>
    public void Leave(long bytes)
    {
        lock (_lock)
        {
            _requests--;
            _bytes -= bytes;
            _left?.TrySetResult();
            _left = null;
        }
    }

    /// <summary>Waits until nothing is outstanding.</summary>
    public async Task WhenEmptyAsync()
    {
        while (NextLeaving() is { } left)
            await left;
    }

    private Task? TryEnter(long bytes)
    {
        lock (_lock)
        {
            if (_requests > 0 && (_requests == maxRequests || _bytes + bytes > maxBytes))
                return Leaving();
            _requests++;
            _bytes += bytes;
            return null;
        }
    }

    private Task? NextLeaving()
    {
        lock (_lock)
            return _requests == 0 ? null : Leaving();
    }

    private Task Leaving() => (_left ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
