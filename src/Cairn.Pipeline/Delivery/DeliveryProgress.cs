using Cairn.Collect.Spooling;

namespace Cairn.Pipeline.Delivery;

/// <summary>How far delivery has come. Written by one thread, read by any.</summary>
public sealed class DeliveryProgress
{
    private long _events, _quarantined, _keptOut, _latestReceipt, _batches;
    private volatile string _problem = "starting";

    /// <summary>Events stored since the start.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Records put into quarantine since the start.</summary>
    public long Quarantined => Interlocked.Read(ref _quarantined);

    /// <summary>Records kept out since the start.</summary>
    public long KeptOut => Interlocked.Read(ref _keptOut);

    /// <summary>Batches stored since the start.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>When the latest request was received of which all is stored, Unix milliseconds; 0 before the first.</summary>
    public long LatestReceipt => Interlocked.Read(ref _latestReceipt);

    /// <summary>The place up to which everything is stored; null before the first.</summary>
    public (SpoolFileName File, ulong Offset)? Stored { get; private set; }

    /// <summary>What keeps delivery from going on at the moment; empty when nothing does.</summary>
    public string Problem => _problem;

    /// <summary>Notes what keeps delivery from going on.</summary>
    public void Fail(string problem) => _problem = problem;

    internal void Resume(IReadOnlyList<LoadedLog> logs)
    {
        if (logs.Count > 0)
            Stored = (logs[^1].Name, logs[^1].LoadedTo);
        _problem = "";
    }

    internal void Add(DeliveryBatch batch)
    {
        Interlocked.Add(ref _events, batch.Rows.Events);
        Interlocked.Add(ref _quarantined, batch.Rows.Quarantined);
        Interlocked.Add(ref _keptOut, batch.Rows.KeptOut);
        Interlocked.Increment(ref _batches);
        Interlocked.Exchange(ref _latestReceipt, batch.LatestReceipt);
        Stored = (batch.File, batch.Rows.To);
        _problem = "";
    }
}
