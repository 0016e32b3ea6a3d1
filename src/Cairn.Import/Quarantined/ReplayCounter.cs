namespace Cairn.Import.Quarantined;

/// <summary>Counts what becomes of replayed records.</summary>
internal sealed class ReplayCounter
{
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private long _accepted, _unreadable;

    public void AddUnreadable() => _unreadable++;

    public void AddRefused(string code) => _refused[code] = _refused.GetValueOrDefault(code) + 1;

    public void AddAccepted() => _accepted++;

    public void Add(ReplayCounter other)
    {
        _accepted += other._accepted;
        _unreadable += other._unreadable;
        foreach (var (code, count) in other._refused)
            _refused[code] = _refused.GetValueOrDefault(code) + count;
    }

    public ReplaySummary ToSummary() => new(_accepted, _refused.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(), _unreadable);
}
