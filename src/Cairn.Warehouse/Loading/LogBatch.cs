using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// Consecutive records of one log on their way into the warehouse. Records that the warehouse holds already are in the
/// range and not in the blocks. Reused after <see cref="Begin"/>; not thread-safe.
/// </summary>
public sealed class LogBatch
{
    /// <summary>Most records of a batch. One block of at most 1,048,449 rows (ClickHouse's min_insert_block_size_rows) becomes one part.</summary>
    public const int MostRecords = 262_144;

    /// <summary>A batch is closed when its blocks take so many bytes.</summary>
    public const long MostBytes = 96 * 1024 * 1024;

    private const int BytesCheckInterval = 16;

    private long _partitionBegins, _partitionEnds;

    /// <summary>The events to store.</summary>
    public EventBlock Events { get; } = new();

    /// <summary>The refused records to store.</summary>
    public QuarantineBlock Quarantine { get; } = new();

    /// <summary>The records to store that became no events.</summary>
    public KeptOutBlock KeptOut { get; } = new();

    /// <summary>Rows of all blocks.</summary>
    public int Rows => Events.Rows + Quarantine.Rows + KeptOut.Rows;

    /// <summary>Place of its first record.</summary>
    public ulong From { get; private set; }

    /// <summary>Place after its last record.</summary>
    public ulong To { get; private set; }

    /// <summary>What the warehouse holds of the range <c>[From, From + MostRecords)</c> before the batch is stored.</summary>
    public StoredOffsets Stored { get; private set; } = StoredOffsets.None;

    /// <summary>How many records of the range the warehouse holds already.</summary>
    public int AlreadyStored { get; private set; }

    /// <summary>Whether it takes no more.</summary>
    public bool IsFull => To - From >= MostRecords || (To % BytesCheckInterval == 0 && Events.Bytes + Quarantine.Bytes + KeptOut.Bytes >= MostBytes);

    /// <summary>Empties it and sets where it begins.</summary>
    public void Begin(ulong from, StoredOffsets stored)
    {
        Events.Clear();
        Quarantine.Clear();
        KeptOut.Clear();
        (From, To, Stored, AlreadyStored) = (from, from, stored, 0);
    }

    /// <summary>
    /// Whether an event, stored or kept out, may join those of the batch: a block with events of two months
    /// (Schema/0001_events.sql, PARTITION BY) would become two parts, of which a failed insert may leave one behind.
    /// </summary>
    /// <param name="receivedAt">When it was received, Unix milliseconds, in the calendar's years 1 to 9999.</param>
    public bool SharesPartition(long receivedAt) =>
        (Events.Rows == 0 && KeptOut.Rows == 0) || (receivedAt >= _partitionBegins && receivedAt < _partitionEnds);

    /// <summary>Adds an event; the first one says in which month the others have to be received.</summary>
    public void Add(Event e)
    {
        SetPartition(e);
        Events.Append(e);
    }

    /// <summary>Adds an event that is not to be stored; the first one says in which month the others have to be received.</summary>
    public void KeepOut(Event e, string reason)
    {
        SetPartition(e);
        KeptOut.Append(e, reason);
    }

    /// <summary>Takes the next record into the range; it must be the one after the last.</summary>
    public void Advance(ulong offset)
    {
        if (offset != To)
            throw new InvalidOperationException($"record {offset} does not follow {To}");
        To++;
        if (Stored.Contains(offset))
            AlreadyStored++;
    }

    private void SetPartition(Event e)
    {
        if (Events.Rows > 0 || KeptOut.Rows > 0)
            return;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(e.ReceivedAt);
        var month = new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero);
        (_partitionBegins, _partitionEnds) = (month.ToUnixTimeMilliseconds(), month.AddMonths(1).ToUnixTimeMilliseconds());
    }
}
