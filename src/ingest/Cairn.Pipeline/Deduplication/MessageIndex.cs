using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// Tells messages that were received within the last 30 days from new ones, across restarts, in bounded memory. A message is
/// remembered until the window has passed since it was last received; days are those of the records, never the wall clock's.
/// Not thread-safe: one owner.
/// </summary>
/// <remarks>
/// <para><b>How it survives.</b> The table lives in memory; its files hold what the warehouse holds. The owner, who reads the
/// logs in their order,</para>
/// <list type="number">
/// <item><see cref="Add"/>s the key of every record once, when a batch is prepared, and keeps the verdicts with the batch:
/// when storing fails it stores the same batch again, as a second Add would call every record a duplicate of itself;</item>
/// <item><see cref="Save"/>s the keys of the batch, whatever their verdicts, after the warehouse holds it;</item>
/// <item>after a crash opens again, reads each log from <see cref="CoveredTo"/>, adds and saves the records that the
/// warehouse holds (their verdicts were given before), and decides on the rest anew.</item>
/// </list>
/// <para>Thus the verdicts after a crash are those before it: they depend only on the keys before a record and their days,
/// and the table then has the keys of exactly these. If the files held more than the warehouse, records would become
/// duplicates of themselves; so opening asks how far each log is stored and cuts the files there. If they hold less, because
/// a crash tore their ends, it is read from the log again: a file need not be forced to the disk before its log may go
/// (<see cref="TryMakeDurable"/>).</para>
/// <para><b>How it may err.</b> 52 bits of an id and 24 of a content are kept. Among n remembered messages, one with a new id
/// is called <see cref="MessageStatus.IdReused"/> with a chance of n / 2^52 (2 in 10^8 at 100 million: kept, but flagged),
/// and <see cref="MessageStatus.Duplicate"/> with one of n / 2^76 (1 in 10^15: lost). One whose id really came with other
/// content is taken for a duplicate with a chance of 1 in 2^24 for each of the contents. A duplicate is missed only when it
/// was forgotten: <see cref="RememberedSince"/> tells.</para>
/// </remarks>
public sealed class MessageIndex : IDisposable
{
    private const int FetchedAhead = 16;

    private readonly IdFolder _folder;
    private readonly RememberedMessages _messages;
    private readonly int _days;
    private int _savedDay = -1;

    private MessageIndex(MessageIndexOptions options)
    {
        _folder = new IdFolder(options.Folder);
        _messages = new RememberedMessages(options.Days, options.MaxBytes);
        _days = options.Days;
    }

    /// <summary>How many messages are remembered; an id that came with several contents counts once for each.</summary>
    public long Count => _messages.Table.Count;

    /// <summary>How many days have messages that are remembered.</summary>
    public int Days => _messages.Days;

    /// <summary>The newest day that was seen; -1 before the first.</summary>
    public int NewestDay => _messages.NewestDay;

    /// <summary>
    /// The day since which every message is remembered; later than the window's first when messages were forgotten early.
    /// </summary>
    public int RememberedSince => Math.Max(_messages.OldestDay, _messages.Table.ForgottenDay + 1);

    /// <summary>How many messages were forgotten since the opening, before their time, for want of room.</summary>
    public long ForgottenEarly => _messages.Table.ForgottenEarly;

    /// <summary>The first day that a batch behind the last saved one may need.</summary>
    private int OldestNeeded => Math.Max(0, _savedDay - _days);

    /// <summary>Bytes of memory that the table takes.</summary>
    public long Bytes => _messages.Table.Bytes;

    /// <summary>Opens the index: cuts its files to what the warehouse holds, deletes what is too old, and reads the rest.</summary>
    /// <param name="options">Where and how large.</param>
    /// <param name="storedTo">
    /// How far the warehouse holds a log: the first offset that it does not have, 0 for one that it does not know. Asked once
    /// for each log that has a file.
    /// </param>
    /// <param name="cancellation">Ends the reading, which takes seconds for tens of millions of messages.</param>
    /// <exception cref="MessageIndexException">A file cannot be read or cut.</exception>
    public static MessageIndex Open(MessageIndexOptions options, Func<string, ulong> storedTo, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(storedTo);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Days, MessageIndexOptions.MaxWindowDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBytes, MessageIndexOptions.MaxBytesFloor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxBytes, MessageIndexOptions.MaxBytesCeiling);
        var index = new MessageIndex(options);
        try
        {
            index.Read(storedTo, cancellation);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Notes a message.</summary>
    /// <param name="key">The message.</param>
    /// <param name="day">The day on which the record was received, in days since 1970-01-01 UTC.</param>
    /// <returns>Whether it was received within the window before.</returns>
    public MessageStatus Add(in MessageKey key, int day) => _messages.Add(key, day);

    /// <summary>
    /// Begins to fetch from memory what <see cref="Add"/> will need of a message. Called some ten messages ahead, it saves a
    /// third of the time; it changes nothing.
    /// </summary>
    public void Prefetch(in MessageKey key) => _messages.Prefetch(key);

    /// <summary>Up to which offset a log's messages are in its file; 0 when it has none, or only some that are too old.</summary>
    public ulong CoveredTo(string log) => _folder.CoveredTo(log);

    /// <summary>
    /// Writes down the messages of a batch that the warehouse holds. When it fails the index goes on from memory, and the
    /// same batch can be saved again. What is too old for any batch behind this one is not written, and files of such are
    /// deleted; batches that are prepared and not stored are decided on again after a crash, and need what was before them.
    /// </summary>
    /// <param name="log">The log's id.</param>
    /// <param name="day">The day that they were added with.</param>
    /// <param name="from">The batch's first offset, which is <see cref="CoveredTo"/> if the log has a file.</param>
    /// <param name="to">The first offset behind it.</param>
    /// <param name="keys">All that were added of it, with whatever status; at most 1,048,576.</param>
    /// <exception cref="MessageIndexException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The batch does not begin where the log's file ends.</exception>
    public void Save(string log, int day, ulong from, ulong to, ReadOnlySpan<MessageKey> keys)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Length, IdFile.MaxKeys, nameof(keys));
        _savedDay = Math.Max(_savedDay, day);
        _folder.DeleteBefore(OldestNeeded);
        if (day >= OldestNeeded)
            _folder.Append(log, day, from, to, keys);
    }

    /// <summary>
    /// Makes sure that a log is not needed any more to know its messages again: they are on disk, or so old that none is asked for.
    /// Only then may the log go: what a crash takes from the end of an id file is read from its log.
    /// </summary>
    /// <param name="log">The log's id.</param>
    /// <param name="day">Its day, in days since 1970-01-01.</param>
    /// <param name="to">The first offset behind its last record.</param>
    /// <returns>False when some of its messages are not saved yet.</returns>
    /// <exception cref="MessageIndexException">The disk failed.</exception>
    public bool TryMakeDurable(string log, int day, ulong to)
    {
        if (day < OldestNeeded)
            return true;
        if (CoveredTo(log) < to)
            return false;
        _folder.Flush(log);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _messages.Dispose();

    private void Read(Func<string, ulong> storedTo, CancellationToken cancellation)
    {
        _messages.Table.Expect(_folder.MaxKeys());
        _folder.ReadAndCut(storedTo, AddAll, cancellation);
        _savedDay = _messages.NewestDay;
        _folder.DeleteBefore(OldestNeeded);
    }

    private void AddAll(int day, ReadOnlySpan<MessageKey> keys)
    {
        for (var at = 0; at < keys.Length; at++)
        {
            if (at + FetchedAhead < keys.Length)
                _messages.Prefetch(keys[at + FetchedAhead]);
            _messages.Add(keys[at], day);
        }
    }
}
