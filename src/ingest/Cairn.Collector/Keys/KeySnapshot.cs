using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Cairn.Collector.Webhooks;
using Cairn.Model;
using Cairn.State.Keys;

namespace Cairn.Collector.Keys;

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
        var damaged = new List<string>();
        _byHash = ByHash(keys, damaged).ToFrozenDictionary();
        _webhooks = Readable(webhooks, damaged).GroupBy(static hook => hook.Kind).ToFrozenDictionary(static kind => kind.Key, static kind => kind.ToArray());
        Damaged = damaged;
        if (earlier is null)
            return;
        foreach (var (hash, key) in _byHash)
            if (earlier._byHash.TryGetValue(hash, out var known))
                key.FullAt = Volatile.Read(ref known.FullAt);
    }

    /// <summary>What of the file cannot be used, by name; everything else can.</summary>
    public IReadOnlyList<string> Damaged { get; }

    /// <summary>Keys that are valid.</summary>
    public int Valid => _byHash.Values.Count(static key => !key.IsDisabled);

    /// <summary>The key of this text; null when there is none.</summary>
    public KnownKey? Find(string text)
    {
        if (_byText.TryGetValue(text, out var known))
            return known;
        if (text.Length is 0 or > KeyText.MaxLength || !_byHash.TryGetValue(KeyHash.Of(text), out known))
            return null;
        _byText.TryAdd(text, known);
        return known;
    }

    /// <summary>The sources that take webhooks of a kind.</summary>
    public ReadOnlySpan<Webhook> Webhooks(string kind) => _webhooks.TryGetValue(kind, out var found) ? found : [];

    private static Dictionary<KeyHash, KnownKey> ByHash(IEnumerable<KeyRecord> keys, List<string> damaged)
    {
        var byHash = new Dictionary<KeyHash, KnownKey>();
        foreach (var key in keys)
            if (!KeyHash.TryParse(key.Hash, out var hash) || !byHash.TryAdd(hash, new KnownKey(key.Id, key.Source, key.DisabledAt is not null)))
                damaged.Add(key.Id);
        return byHash;
    }

    private static List<Webhook> Readable(IEnumerable<WebhookRecord> records, List<string> damaged)
    {
        var readable = new List<Webhook>();
        foreach (var record in records)
        {
            try
            {
                readable.Add(Webhook.From(record));
            }
            catch (Exception problem) when (problem is UserException or CryptographicException or FormatException or ArgumentException)
            {
                damaged.Add($"webhook {record.Kind} of {record.Source}");
            }
        }
        return readable;
    }
}
