namespace Cairn.Import.Quarantined;

/// <summary>Counts what becomes of replayed records.</summary>
internal sealed class ReplayCounter
{
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _keptOut = new(StringComparer.Ordinal);
    private long _accepted, _unreadable;

    public void AddUnreadable() => _unreadable++;

    public void AddRefused(string code) => Add(_refused, code, 1);

    public void AddKeptOut(string reason) => Add(_keptOut, reason, 1);

    public void AddAccepted() => _accepted++;

    public void Add(ReplayCounter other)
    {
        _accepted += other._accepted;
        _unreadable += other._unreadable;
        foreach (var (code, count) in other._refused)
            Add(_refused, code, count);
        foreach (var (reason, count) in other._keptOut)
            Add(_keptOut, reason, count);
    }

    public ReplaySummary ToSummary() => new(_accepted, InOrder(_refused), _unreadable, InOrder(_keptOut));

    private static void Add(Dictionary<string, long> counts, string key, long count) => counts[key] = counts.GetValueOrDefault(key) + count;

    private static Dictionary<string, long> InOrder(Dictionary<string, long> counts) =>
        counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary();
}
