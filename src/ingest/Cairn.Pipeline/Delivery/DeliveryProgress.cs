using System.Collections.Concurrent;
using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>How far delivery has come. Written by one thread, read by any.</summary>
public sealed class DeliveryProgress
{
    /// <summary>The most sources whose duplicates are counted apart.</summary>
    private const int MaxSources = 1000;

    /// <summary>What <see cref="Problem"/> says until the first run has found where to begin.</summary>
    public const string Starting = "starting";

    private const string OtherSources = "(others)";

    private readonly ConcurrentDictionary<string, long> _duplicates = new(StringComparer.Ordinal);
    private long _events, _quarantined, _suppressed, _latestReceipt, _batches;
    private readonly ConcurrentDictionary<SpoolFileName, string> _damaged = new();
    private volatile string _problem = Starting;
    private volatile Place? _place;

    /// <summary>Events stored since the start.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Records put into quarantine since the start.</summary>
    public long Quarantined => Interlocked.Read(ref _quarantined);

    /// <summary>Records suppressed since the start.</summary>
    public long Suppressed => Interlocked.Read(ref _suppressed);

    /// <summary>Batches stored since the start.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Second deliveries since the start, by source; those of the 1,001st and further sources together.</summary>
    public IEnumerable<KeyValuePair<string, long>> Duplicates => _duplicates;

    /// <summary>Called after each batch that was stored, by the thread that stored it; it must not wait or throw.</summary>
    public Action<StoredBatch>? BatchStored { get; set; }

    /// <summary>When the latest request was received of which all is stored, Unix milliseconds; 0 before the first.</summary>
    public long LatestReceipt => Interlocked.Read(ref _latestReceipt);

    /// <summary>The place up to which everything is stored; null before the first.</summary>
    public (SpoolFileName File, ulong Offset)? Stored => _place is { } place ? (place.File, place.Offset) : null;

    /// <summary>What keeps delivery from going on at the moment; empty when nothing does.</summary>
    public string Problem => _problem;

    /// <summary>Which spool files cannot be read, from where on and why; empty when all can. Delivery goes on without them.</summary>
    public string Damage => string.Join("; ", _damaged.OrderBy(static file => file.Key).Select(static file => file.Value));

    /// <summary>How many spool files cannot be read.</summary>
    public int DamagedFiles => _damaged.Count;

    /// <summary>Notes what keeps delivery from going on.</summary>
    public void Fail(string problem) => _problem = problem;

    internal void Resume() => _problem = "";

    internal void NoteDamage(SpoolFileName file, string damage) => _damaged[file] = damage;

    /// <summary>Forgets the damage of a file that can be read, and of all that are gone.</summary>
    internal void ForgetDamage(SpoolFileName? readable, IReadOnlyList<SpoolFileName> files)
    {
        foreach (var file in _damaged.Keys)
            if (file == readable || !files.Contains(file))
                _damaged.TryRemove(file, out _);
    }

    /// <summary>Notes where a run begins.</summary>
    internal void Begin(LoadedLog log) => _place = new Place(log.Name, log.LoadedTo);

    internal void Add(DeliveryBatch batch)
    {
        Interlocked.Add(ref _events, batch.Records.Events);
        Interlocked.Add(ref _quarantined, batch.Records.Quarantined);
        Interlocked.Add(ref _suppressed, batch.Records.Suppressed);
        Interlocked.Increment(ref _batches);
        Interlocked.Exchange(ref _latestReceipt, batch.LatestReceipt);
        _place = new Place(batch.File, batch.Records.To);
        _problem = "";
        foreach (var (source, count) in batch.Duplicates)
            _duplicates.AddOrUpdate(
                _duplicates.Count < MaxSources || _duplicates.ContainsKey(source) ? source : OtherSources, count, (_, sum) => sum + count);
        BatchStored?.Invoke(new StoredBatch(
            batch.LogId, batch.Records.From, batch.Records.To, batch.Records.Events, batch.Records.Quarantined, batch.Records.Suppressed, batch.EarliestReceipt, batch.Took, batch.DeduplicationTime));
    }

    /// <summary>An object, so that whoever reads it never sees half of it.</summary>
    private sealed record Place(SpoolFileName File, ulong Offset);
}
