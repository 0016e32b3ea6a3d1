using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>The three columns of the table <c>quarantine</c> by which a message is recognised (Schema/0008_known_quarantined.sql).</summary>
internal sealed class FingerprintColumns
{
    public NumberColumn Key { get; } = NumberColumn.UInt64("message_key");

    public NumberColumn Content { get; } = new("content_key", "UInt32");

    public NumberColumn Day { get; } = new("message_day", "Date");

    public void Append(in MessageFingerprint fingerprint)
    {
        Key.Append(fingerprint.Id);
        Content.Append(fingerprint.Content);
        Day.Append(fingerprint.Day);
    }
}
