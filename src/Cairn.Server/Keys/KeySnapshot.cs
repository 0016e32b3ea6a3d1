using System.Collections.Concurrent;
using System.Collections.Frozen;
using Cairn.Server.Webhooks;

namespace Cairn.Server.Keys;

/// <summary>
/// All keys and webhooks at one moment. Texts that were found are remembered, because a hash for each request costs more
/// than the rest of the look-up; what is not found is not, so there are never more texts than keys.
/// </summary>
internal sealed class KeySnapshot
{
    private readonly FrozenDictionary<KeyHash, KnownKey> _byHash;
    private readonly ConcurrentDictionary<string, KnownKey> _byText = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Webhook[]> _webhooks;

    public KeySnapshot(IEnumerable<KeyRecord> keys, IEnumerable<WebhookRecord> webhooks, KeySnapshot? earlier = null)
    {
        _byHash = keys.ToFrozenDictionary(static key => KeyHash.Parse(key.Hash), static key => new KnownKey(key.Id, key.Source, key.DisabledAt is not null));
        _webhooks = webhooks.Select(Webhook.From).GroupBy(static hook => hook.Kind).ToFrozenDictionary(static kind => kind.Key, static kind => kind.ToArray());
        if (earlier is null)
            return;
        foreach (var (hash, key) in _byHash)
            if (earlier._byHash.TryGetValue(hash, out var known))
                key.FullAt = Volatile.Read(ref known.FullAt);
    }

    /// <summary>Keys that are valid.</summary>
    public int Valid => _byHash.Values.Count(static key => !key.IsDisabled);

    /// <summary>The key of this text; null when there is none.</summary>
    public KnownKey? Find(string text)
    {
        if (_byText.TryGetValue(text, out var known))
            return known;
        if (text.Length is 0 or > KeyText.Longest || !_byHash.TryGetValue(KeyHash.Of(text), out known))
            return null;
        _byText.TryAdd(text, known);
        return known;
    }

    /// <summary>The sources that take webhooks of a kind.</summary>
    public ReadOnlySpan<Webhook> Webhooks(string kind) => _webhooks.TryGetValue(kind, out var found) ? found : [];
}
