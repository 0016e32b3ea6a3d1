using Cairn.Data;
using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>A block of the table <c>suppressed</c> (Schema/0006_suppressed.sql).</summary>
public sealed class SuppressedBlock : NativeBlock
{
    /// <summary>The statement that stores it.</summary>
    public static SqlText Statement { get; } = SqlText.Load(typeof(SuppressedBlock), "insert_suppressed.sql");

    private readonly NumberColumn _receivedAt, _logOffset, _occurredAt;
    private readonly LowCardinalityColumn _logId, _source, _event, _reason;
    private readonly StringColumn _messageId;

    private protected override SqlText Insert => Statement;

    /// <summary>An empty block.</summary>
    public SuppressedBlock()
    {
        _receivedAt = Column(NumberColumn.Time("received_at"));
        _logId = Column(new LowCardinalityColumn("log_id"));
        _logOffset = Column(NumberColumn.UInt64("log_offset"));
        _source = Column(new LowCardinalityColumn("source"));
        _event = Column(new LowCardinalityColumn("event"));
        _messageId = Column(new StringColumn("message_id"));
        _occurredAt = Column(NumberColumn.Time("occurred_at"));
        _reason = Column(new LowCardinalityColumn("reason"));
    }

    /// <summary>Adds what an event would have been, and why it is none.</summary>
    public void Append(Event e, string reason)
    {
        _receivedAt.Append(unchecked((ulong)e.ReceivedAt));
        _logId.Append(e.LogId);
        _logOffset.Append(e.LogOffset);
        _source.Append(e.Source);
        _event.Append(e.Name);
        _messageId.Append(e.MessageId);
        _occurredAt.Append(unchecked((ulong)e.OccurredAt));
        _reason.Append(reason);
    }
}
