using Cairn.Model;
using Cairn.Warehouse.Events;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// Consecutive records of one log on their way into the warehouse. Records that the warehouse holds already are in the
/// range and not in the blocks. Reused after <see cref="Begin"/>; not thread-safe.
/// </summary>
public sealed class LogBatch
{
    /// <summary>Most records of a batch. One block of at most 1,048,449 rows (ClickHouse's min_insert_block_size_rows) becomes one part.</summary>
    public const int MaxRecords = 262_144;

    /// <summary>A batch is closed when its blocks take so many bytes.</summary>
    public const long MaxBytes = 96 * 1024 * 1024;

    /// <summary>
    /// Records of at most so many months are in a batch: those of a log that grows belong to one, at a month's border to two,
    /// and an import's quarantine to the month of the import.
    /// </summary>
    public const int MaxMonths = 3;

    /// <summary>Adding up the bytes costs as much as a record: they are added up after so many.</summary>
    private const int BytesCheckInterval = 64;

    private readonly MonthRows[] _months = [.. Enumerable.Range(0, MaxMonths).Select(static _ => new MonthRows())];
    private MonthRows? _latest;
    private int _sinceCheck;
    private bool _isLarge;

    /// <summary>Events to store.</summary>
    public int Events => _months.Sum(static month => month.Events.Rows);

    /// <summary>Rejected records to store.</summary>
    public int Quarantined => _months.Sum(static month => month.Quarantine.Rows);

    /// <summary>Records to store that became no events.</summary>
    public int Suppressed => _months.Sum(static month => month.Suppressed.Rows);

    /// <summary>Place of its first record.</summary>
    public ulong From { get; private set; }

    /// <summary>Place after its last record.</summary>
    public ulong To { get; private set; }

    /// <summary>What the warehouse holds of the range <c>[From, From + MaxRecords)</c> before the batch is stored.</summary>
    public TakenOffsets Taken { get; private set; } = TakenOffsets.None;

    /// <summary>How many records of the range the warehouse holds already.</summary>
    public int AlreadyStored { get; private set; }

    /// <summary>
    /// Whether so many further records fit: <see cref="Taken"/> says of no more than <see cref="MaxRecords"/> whether they are stored. What
    /// is more by itself, a stretch of lost records, has a batch of its own.
    /// </summary>
    public bool Takes(long records) => To == From || To - From + (ulong)records <= MaxRecords;

    /// <summary>Whether it takes no more.</summary>
    public bool IsFull => _isLarge || To - From >= MaxRecords;

    /// <summary>The blocks in the order in which they are stored, each of one table and one month.</summary>
    internal IEnumerable<NativeBlock> Blocks =>
        [.. _months.Select(static month => month.Events), .. _months.Select(static month => month.Quarantine), .. _months.Select(static month => month.Suppressed)];

    /// <summary>Empties it and sets where it begins.</summary>
    public void Begin(ulong from, TakenOffsets stored)
    {
        foreach (var month in _months)
            month.Clear();
        (From, To, Taken, AlreadyStored, _latest) = (from, from, stored, 0, null);
        (_sinceCheck, _isLarge) = (0, false);
    }

    /// <summary>Whether a record may join those of the batch, which are of <see cref="MaxMonths"/> months at most.</summary>
    /// <param name="receivedAt">When it was received, Unix milliseconds, in the calendar's years 1 to 9999.</param>
    public bool TakesMonthOf(long receivedAt) => (_latest?.Holds(receivedAt) ?? false) || Find(receivedAt) is not null;

    /// <summary>Adds an event.</summary>
    public void Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        MonthOf(e.ReceivedAt).Events.Append(e);
    }

    /// <summary>Adds an event that is encoded already.</summary>
    /// <param name="rows">Where it stands.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="logId">The log.</param>
    /// <param name="offset">Its offset in the log.</param>
    public void Add(EventRows rows, int row, string logId, ulong offset)
    {
        ArgumentNullException.ThrowIfNull(rows);
        MonthOf(rows.ReceivedAt(row)).Events.Append(rows, row, logId, offset);
    }

    /// <summary>Adds a record that was rejected, with its own bytes.</summary>
    public void Reject(QuarantinedRecord record, ReadOnlySpan<byte> raw)
    {
        ArgumentNullException.ThrowIfNull(record);
        MonthOf(record.ReceivedAt).Quarantine.Append(record, raw);
    }

    /// <summary>Adds an event that is not to be stored.</summary>
    public void Suppress(Event e, string reason)
    {
        ArgumentNullException.ThrowIfNull(e);
        MonthOf(e.ReceivedAt).Suppressed.Append(e, reason);
    }

    /// <summary>Takes the next record into the range; it must be the one after the last.</summary>
    public void Advance(ulong offset)
    {
        if (offset != To)
            throw new InvalidOperationException($"record {offset} does not follow {To}");
        To++;
        if (Taken.Contains(offset))
            AlreadyStored++;
        if (++_sinceCheck < BytesCheckInterval)
            return;
        _sinceCheck = 0;
        _isLarge = _months.Sum(static month => month.Bytes) >= MaxBytes;
    }

    private MonthRows MonthOf(long receivedAt)
    {
        if (_latest is { } latest && latest.Holds(receivedAt))
            return latest;
        var month = Find(receivedAt) ?? throw new InvalidOperationException($"the batch has records of {MaxMonths} other months");
        if (!month.Holds(receivedAt))
            month.Begin(receivedAt);
        return _latest = month;
    }

    private MonthRows? Find(long receivedAt)
    {
        MonthRows? free = null;
        foreach (var month in _months)
        {
            if (month.Holds(receivedAt))
                return month;
            if (free is null && month.IsEmpty)
                free = month;
        }
        return free;
    }
}
