using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// The messages of the window: which ids were received, with which contents, and on which day each was last received.
/// The status of a message depends on nothing but the messages before it and their days.
/// </summary>
/// <remarks>
/// An id's slot holds the content that was received last; what the id was received with before lies under an id that is made
/// of both. So an id that comes with a thousand contents needs no more room in one place than any other, and a slot that
/// expires tells that no content of its id is left.
/// </remarks>
internal sealed class RememberedMessages : IDisposable
{
    private const int PartitionBits = 12, MinBucketBits = 6;
    private const int BucketBytes = 64;

    private readonly DayWindow _window;

    public RememberedMessages(int days, long maxBytes)
    {
        _window = new DayWindow(days);
        Table = new IdTable(_window, PartitionBits, MinBucketBits, (int)((maxBytes / BucketBytes) >> PartitionBits));
    }

    internal RememberedMessages(DayWindow window, IdTable table) => (_window, Table) = (window, table);

    public IdTable Table { get; }

    /// <summary>The newest day that was seen; -1 before the first.</summary>
    public int NewestDay => _window.Newest;

    /// <summary>The first day of the window.</summary>
    public int OldestDay => _window.Oldest;

    /// <summary>How many days have messages that are remembered.</summary>
    public int Days => Enumerable.Range(_window.Oldest, _window.Newest - _window.Oldest + 1)
        .Count(day => day >= 0 && Table.CountOf(DayWindow.Code(day)) > 0);

    public void Prefetch(in MessageKey key) => Table.Prefetch(key.Id);

    public MessageStatus Add(in MessageKey key, int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        if (day > _window.Newest)
            Table.Keep(_window.Advance(day));
        var content = Slot.Kept(key.Content);
        unsafe
        {
            var slot = Table.Find(key.Id);
            if (slot is null)
            {
                if (day >= _window.Oldest)
                    Table.Add(key.Id, Slot.Payload(content, DayWindow.Code(day)));
                return MessageStatus.New;
            }
            if (Slot.Content(*slot) != content)
                return AddOther(key.Id, content, day, slot);
            if (day > _window.Day(Slot.Day(*slot)))
                Table.Change(slot, Slot.Payload(content, DayWindow.Code(day)));
            return MessageStatus.Duplicate;
        }
    }

    public void Dispose() => Table.Dispose();

    private unsafe MessageStatus AddOther(ulong id, uint content, int day, ulong* slot)
    {
        var further = Further(id, content);
        var before = Table.Find(further);
        var status = before is not null && Slot.Content(*before) == content ? MessageStatus.Duplicate : MessageStatus.IdReused;
        var (latest, latestDay) = (Slot.Content(*slot), _window.Day(Slot.Day(*slot)));
        if (day < latestDay)
        {
            Remember(further, content, day);
            return status;
        }
        Table.Change(slot, Slot.Payload(content, DayWindow.Code(day)));
        if (before is not null)
            Table.Remove(further, before);
        Remember(Further(id, latest), latest, latestDay);
        return status;
    }

    private unsafe void Remember(ulong further, uint content, int day)
    {
        var slot = Table.Find(further);
        if (slot is null && day >= _window.Oldest)
            Table.Add(further, Slot.Payload(content, DayWindow.Code(day)));
        else if (slot is not null && day > _window.Day(Slot.Day(*slot)))
            Table.Change(slot, Slot.Payload(content, DayWindow.Code(day)));
    }

    /// <summary>Where a content lies that is not its id's latest. Made of those bits of the id alone that the table tells apart.</summary>
    private ulong Further(ulong id, uint content)
    {
        var bits = (id >> (64 - Table.IdBits)) ^ (content * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93;
        bits = (bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93;
        return bits ^ (bits >> 32);
    }
}
