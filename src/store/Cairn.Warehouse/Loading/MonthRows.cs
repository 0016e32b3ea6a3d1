using Cairn.Warehouse.Events;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// A batch's rows that were received in one month. The tables are partitioned by it (Schema/0001_events.sql), so that each
/// block becomes one part: after a failed INSERT it is there as a whole or not at all. Reused.
/// </summary>
internal sealed class MonthRows
{
    private long _begins, _ends;

    public EventBlock Events { get; } = new();

    public QuarantineBlock Quarantine { get; } = new();

    public SuppressedBlock Suppressed { get; } = new();

    public bool IsEmpty => Events.Rows == 0 && Quarantine.Rows == 0 && Suppressed.Rows == 0;

    public long Bytes => Events.Bytes + Quarantine.Bytes + Suppressed.Bytes;

    public bool Holds(long receivedAt) => receivedAt >= _begins && receivedAt < _ends;

    /// <summary>Takes the month of a time; only while it is empty.</summary>
    /// <param name="receivedAt">Unix milliseconds, in the calendar's years 1 to 9999.</param>
    public void Begin(long receivedAt)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(receivedAt);
        var month = new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero);
        (_begins, _ends) = (month.ToUnixTimeMilliseconds(), month.AddMonths(1).ToUnixTimeMilliseconds());
    }

    public void Clear()
    {
        Events.Clear();
        Quarantine.Clear();
        Suppressed.Clear();
        (_begins, _ends) = (0, 0);
    }
}
