namespace Cairn.World.Play;

/// <summary>How far a playing has come. Written by it and read by whoever shows it, on any thread.</summary>
public sealed class PlayProgress
{
    private long _bytesRead;
    private long _sent;
    private long _acknowledged;
    private long _waiting;
    private long _lag;

    /// <summary>How much of the file has been read, in bytes.</summary>
    public long BytesRead
    {
        get => Interlocked.Read(ref _bytesRead);
        internal set => Interlocked.Exchange(ref _bytesRead, value);
    }

    /// <summary>Requests sent at least once.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Requests acknowledged with a 2xx.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Requests that wait to be sent again.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>How late the latest request was sent.</summary>
    public TimeSpan Lag
    {
        get => new(Interlocked.Read(ref _lag));
        internal set => Interlocked.Exchange(ref _lag, value.Ticks);
    }

    internal void CountSent() => Interlocked.Increment(ref _sent);

    internal void CountAcknowledged() => Interlocked.Increment(ref _acknowledged);

    internal void CountWaiting(int more) => Interlocked.Add(ref _waiting, more);
}
