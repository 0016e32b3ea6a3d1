namespace Cairn.Pipeline.Replaying;

/// <summary>How far a replay has come. Written by one thread, read by any.</summary>
public sealed class ReplayProgress
{
    private long _done, _total, _changed;

    /// <summary>Records that were looked at.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Records of the files that are looked through.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Records that were decided otherwise.</summary>
    public long Changed => Interlocked.Read(ref _changed);

    internal void Begin(long total) => Interlocked.Exchange(ref _total, total);

    internal void Advance(long records) => Interlocked.Add(ref _done, records);

    internal void Change() => Interlocked.Increment(ref _changed);
}
