using Cairn.Data;

namespace Cairn.Warehouse.Native;

/// <summary>A block of the table <c>quarantine</c> (Schema/0002_quarantine.sql).</summary>
public sealed class QuarantineBlock : NativeBlock
{
    /// <summary>The statement that stores it.</summary>
    public static SqlText Statement { get; } = SqlText.Load(typeof(QuarantineBlock), "insert_quarantine.sql");

    private readonly NumberColumn _receivedAt, _logOffset, _line, _part;
    private readonly LowCardinalityColumn _logId, _source, _event, _code, _field;
    private readonly StringColumn _reason, _raw;
    private readonly FingerprintColumns _fingerprint = new();

    private protected override SqlText Insert => Statement;

    /// <summary>An empty block.</summary>
    public QuarantineBlock()
    {
        _receivedAt = Column(NumberColumn.Time("received_at"));
        _logId = Column(new LowCardinalityColumn("log_id"));
        _logOffset = Column(NumberColumn.UInt64("log_offset"));
        _line = Column(NumberColumn.UInt64("line"));
        _part = Column(NumberColumn.UInt64("part"));
        _source = Column(new LowCardinalityColumn("source"));
        _event = Column(new LowCardinalityColumn("event"));
        _code = Column(new LowCardinalityColumn("code"));
        _field = Column(new LowCardinalityColumn("field"));
        _reason = Column(new StringColumn("reason"));
        _raw = Column(new StringColumn("raw"));
        Column(_fingerprint.Key);
        Column(_fingerprint.Content);
        Column(_fingerprint.Day);
    }

    /// <summary>Adds one record with its own bytes, which need not be valid UTF-8.</summary>
    public void Append(QuarantinedRecord record, ReadOnlySpan<byte> raw)
    {
        _receivedAt.Append((ulong)record.ReceivedAt);
        _logId.Append(record.LogId);
        _logOffset.Append(record.LogOffset);
        _line.Append((ulong)record.Line);
        _part.Append((ulong)record.Part);
        _source.Append(record.Source);
        _event.Append(record.Event);
        _code.Append(record.Code);
        _field.Append(record.Field);
        _reason.Append(record.Reason);
        _raw.Append(raw);
        _fingerprint.Append(record.Fingerprint);
    }
}
