using Cairn.Data;
using Cairn.Model;
using Cairn.Protocols.Wire;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Replaying;

/// <summary>
/// Tells which records must not become events because the same message is one already. Delivery notes the ids of what it can
/// read; a record that could not be read then came in without one, and the client may have sent it more than once.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="keys">What spooled messages are known by.</param>
/// <param name="window">For how long delivery recognises messages.</param>
internal sealed class EarlierDeliveries(WarehouseClient client, SpooledKeys keys, TimeSpan window)
{
    /// <summary>Characters of ids that fit into a statement's address, however many bytes each of them takes there.</summary>
    private const int MaxCharactersAtOnce = 80_000;

    private const int MaxRemembered = 1_000_000;

    private static readonly SqlText ByMessage = SqlText.Load(typeof(EarlierDeliveries), "events_by_message.sql");

    // What this replay made events of; the warehouse does not hold the latest of them yet.
    private readonly Dictionary<ulong, uint> _made = [];

    /// <summary>Decides each of them in turn: whether it becomes an event, and whether with the mark of a used id.</summary>
    public async Task<IReadOnlyList<Outcome>> DecideAsync(IReadOnlyList<NewEvent> candidates, CancellationToken ct)
    {
        var outcomes = new List<Outcome>(candidates.Count);
        foreach (var chunk in Chunks(candidates))
        {
            var stored = await FindAsync(chunk, ct);
            foreach (var candidate in chunk)
                outcomes.Add(Decide(candidate, stored));
        }
        return outcomes;
    }

    private static IEnumerable<List<NewEvent>> Chunks(IReadOnlyList<NewEvent> candidates)
    {
        var chunk = new List<NewEvent>();
        var characters = 0;
        foreach (var candidate in candidates)
        {
            var length = candidate.Event.MessageId.Length + 1;
            if (chunk.Count > 0 && characters + length > MaxCharactersAtOnce)
            {
                yield return chunk;
                (chunk, characters) = ([], 0);
            }
            chunk.Add(candidate);
            characters += length;
        }
        yield return chunk;
    }

    private Outcome Decide(NewEvent candidate, ILookup<(string Source, string MessageId), StoredMessage> stored)
    {
        if (candidate.Key is not { } key)
            return Outcome.Accepted;
        var isUsed = false;
        foreach (var other in stored[(candidate.Event.Source, candidate.Event.MessageId)])
        {
            if (IsSame(candidate, key, other))
                return Outcome.Suppressed(SuppressionReasons.SecondDelivery);
            isUsed = true;
        }
        if (_made.TryGetValue(key.Id, out var content))
        {
            if (content == key.Content)
                return Outcome.Suppressed(SuppressionReasons.SecondDelivery);
            isUsed = true;
        }
        if (_made.Count >= MaxRemembered)
            _made.Clear();
        _made[key.Id] = key.Content;
        if (isUsed)
            EventFlags.Add(candidate.Event, EventFlags.IdReused);
        return Outcome.Accepted;
    }

    /// <summary>As delivery tells messages apart; where the other's request is gone, by what both say.</summary>
    private bool IsSame(NewEvent candidate, MessageKey key, StoredMessage other) => keys.At(other.LogId, other.LogOffset) is { } known
        ? known == key
        : other.Event == candidate.Event.Name && other.Properties == candidate.Event.Properties;

    private async Task<ILookup<(string Source, string MessageId), StoredMessage>> FindAsync(IReadOnlyList<NewEvent> candidates, CancellationToken ct)
    {
        var found = new List<StoredMessage>();
        var ids = candidates.Where(static one => one.Key is not null && one.Event.MessageId.Length < MaxCharactersAtOnce).Select(static one => one.Event.MessageId).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length > 0)
        {
            var parameters = new QueryParameters
            {
                { "ids", ids },
                { "from", At(candidates.Min(static one => one.Event.ReceivedAt)) - window },
                { "to", At(candidates.Max(static one => one.Event.ReceivedAt)) + window },
            };
            await foreach (var message in client.QueryAsync<StoredMessage>(ByMessage, parameters, ct))
                found.Add(message);
        }
        return found.ToLookup(static message => (message.Source, message.MessageId));
    }

    private static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);

    /// <summary>A row of events_by_message.sql.</summary>
    private sealed record StoredMessage(string Source, string MessageId, string Event, string Properties, string LogId, ulong LogOffset);
}
