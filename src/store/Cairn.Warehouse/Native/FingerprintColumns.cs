using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>The three columns by which a stored message is known again (Schema/0007_known_messages.sql).</summary>
internal sealed class FingerprintColumns
{
    public UInt64Column Key { get; } = new("message_key");

    public NumberColumn Content { get; } = NumberColumn.UInt32("content_key");

    public NumberColumn Day { get; } = NumberColumn.Date("message_day");

    public void Append(in MessageFingerprint fingerprint)
    {
        Key.Append(fingerprint.Id);
        Content.Append(fingerprint.Content);
        Day.Append(fingerprint.Day);
    }
}
