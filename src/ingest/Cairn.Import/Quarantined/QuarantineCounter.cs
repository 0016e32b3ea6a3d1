namespace Cairn.Import.Quarantined;

/// <summary>Counts what becomes of replayed records.</summary>
internal sealed class QuarantineCounter
{
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _suppressed = new(StringComparer.Ordinal);
    private long _accepted, _unreadable;

    public void AddUnreadable() => _unreadable++;

    public void AddRejected(string code) => Add(_rejected, code, 1);

    public void AddSuppressed(string reason) => Add(_suppressed, reason, 1);

    public void AddAccepted() => _accepted++;

    public void Add(QuarantineCounter other)
    {
        _accepted += other._accepted;
        _unreadable += other._unreadable;
        foreach (var (code, count) in other._rejected)
            Add(_rejected, code, count);
        foreach (var (reason, count) in other._suppressed)
            Add(_suppressed, reason, count);
    }

    public ReplaySummary ToSummary() => new(_accepted, InOrder(_rejected), _unreadable, InOrder(_suppressed));

    private static void Add(Dictionary<string, long> counts, string key, long count) => counts[key] = counts.GetValueOrDefault(key) + count;

    private static Dictionary<string, long> InOrder(Dictionary<string, long> counts) =>
        counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary();
}
