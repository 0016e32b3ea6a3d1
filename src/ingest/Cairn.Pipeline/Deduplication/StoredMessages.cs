using Cairn.Data;
using Cairn.Model;
using Cairn.Protocols.Wire;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// Tells messages that the warehouse holds, from whatever file or collector, from new ones. The same message has the same day
/// (<see cref="MessageFingerprint.Day"/>), so of what is stored only the days that are asked about are read, each once.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// <para>Everything it knows is in the warehouse or was <see cref="Add"/>ed, so it may be forgotten and read again whenever what
/// was added is stored: that is how its memory stays bounded. Only of what was suppressed the warehouse keeps no fingerprint, so a message
/// whose first delivery was suppressed for another reason is told from a new one within a run at most.</para>
/// <para>52 bits of an id and 24 of a content are kept (<see cref="MessageIndex"/>): the chances of error are the collector's.</para>
/// </remarks>
/// <param name="client">The warehouse.</param>
public sealed class StoredMessages(WarehouseClient client) : IDisposable
{
    /// <summary>How many messages it knows before it should be emptied: 160 MB.</summary>
    private const long Full = 16_000_000;

    /// <summary>The most bytes of memory; a day of one source with more messages than fit (60 million) cannot be compared with it.</summary>
    private const long MaxBytes = 512L << 20;

    /// <summary>Neighbouring days are read with one as long as they are together so many messages.</summary>
    private const long MessagesAtOnce = 200_000;

    /// <summary>All messages are equally old here.</summary>
    private const int AnyDay = 0;

    private static readonly SqlText Days = SqlText.Load(typeof(StoredMessages), "stored_message_days.sql");
    private static readonly SqlText Messages = SqlText.Load(typeof(StoredMessages), "stored_messages.sql");

    private RememberedMessages _messages = new(1, MaxBytes);
    private MessageDays? _days;
    private string _lastSource = "";
    private int _lastDay = -1;

    /// <summary>Whether it knows so many messages that it should be emptied.</summary>
    public bool IsFull => _messages.Table.Count >= Full;

    /// <summary>Whether all that is needed to tell a message of this source and day is known.</summary>
    public bool Covers(string source, int day)
    {
        if (day == _lastDay && source == _lastSource)
            return true;
        if (_days?.IsRead(source, day) != true)
            return false;
        (_lastSource, _lastDay) = (source, day);
        return true;
    }

    /// <summary>Reads what is needed to tell messages of a source and day. It may be called again when it fails.</summary>
    /// <exception cref="WarehouseException">The warehouse does not answer.</exception>
    /// <exception cref="UserException">There are more messages of that day than can be compared with each other.</exception>
    public async Task LoadAsync(string source, int day, CancellationToken ct)
    {
        _days ??= await ReadDaysAsync(ct);
        if (_days.IsRead(source, day))
            return;
        var (from, to) = _days.Around(source, day, MessagesAtOnce);
        var range = new QueryParameters { { "source", source }, { "from", from }, { "to", to } };
        await using (var rows = await client.OpenAsync(Messages, range, ct))
        {
            while (await rows.ReadAsync(ct))
                _messages.Add(new MessageKey(rows.ReadUInt64(), (uint)rows.ReadUInt64()), AnyDay);
        }
        RequireRoom(source);
        _days.NoteRead(source, from, to);
    }

    /// <summary>Notes a message whose source and day are covered.</summary>
    /// <returns>Whether it is stored already, or was noted before.</returns>
    public MessageStatus Add(in MessageFingerprint message) => _messages.Add(new MessageKey(message.Id, message.Content), AnyDay);

    /// <summary>Forgets everything; only while all that was added is stored.</summary>
    public void Clear()
    {
        _messages.Dispose();
        _messages = new RememberedMessages(1, MaxBytes);
        (_days, _lastSource, _lastDay) = (null, "", -1);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _messages.Dispose();

    private async Task<MessageDays> ReadDaysAsync(CancellationToken ct)
    {
        var days = new MessageDays();
        await using var rows = await client.OpenAsync(Days, null, ct);
        while (await rows.ReadAsync(ct))
            days.Add(rows.ReadString(), (int)rows.ReadUInt64(), (long)rows.ReadUInt64());
        return days;
    }

    private void RequireRoom(string source)
    {
        if (_messages.Table.ForgottenEarly > 0)
            throw new UserException(
                $"the source '{source}' has more than {_messages.Table.Count:N0} messages on one day, which is more than can be compared with each other",
                "Import its files under several sources (--source), each with a part of the messages.");
    }
}
