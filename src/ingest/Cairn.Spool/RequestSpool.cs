using Cairn.Model;

namespace Cairn.Spool;

/// <summary>
/// The requests that were acknowledged, on disk: what <see cref="AppendAsync"/> has stored survives the death of process and
/// machine (docs/decisions/0003). Safe to use from many threads.
/// </summary>
/// <remarks>
/// <para>Invariants, which all of this room keep:</para>
/// <list type="number">
/// <item>A request counts as stored (<see cref="AppendResult.IsStored"/>) only when the transaction that holds it was committed with fsync:
/// SQLite in WAL mode with <c>synchronous=FULL</c>, and the file's name in its folder.</item>
/// <item>A file is a log of its own: every call of a request has an offset in it, contiguous from 0 and never given twice. Files come one
/// after the other, at least one a day, in the order of their names; nothing is added to a file once another has begun.</item>
/// <item>What is stored never changes. Damage costs what it hit and nothing else: it comes back as a request that says so.</item>
/// <item>A file goes only when whoever delivers has released it, because all of it is in the warehouse and its message ids are on disk,
/// and then when its retention is over or its room is needed.</item>
/// <item>One process at a time writes, on one thread of its own; others may read.</item>
/// <item>Bounds: bytes on disk (<see cref="SpoolOptions.MaxBytes"/>), bytes that wait (<see cref="SpoolOptions.WaitingBytes"/>), size of a file. What
/// cannot be stored is rejected with a reason at once, and is no error.</item>
/// </list>
/// </remarks>
public sealed class RequestSpool : IAsyncDisposable
{
    /// <summary>Bodies of at most so many bytes are copied when an append begins.</summary>
    public const int MaxCopied = AppendGroup.MaxCopied;

    private readonly SpoolOptions _options;
    private readonly SpoolFiles _files;
    private readonly AppendQueue _queue;
    private readonly SpoolWriter _writer;
    private readonly SpoolUpkeep _upkeep;
    private readonly SpoolMetrics _metrics;

    private RequestSpool(SpoolOptions options, TimeProvider time)
    {
        _options = options;
        _files = new SpoolFiles(options);
        _queue = new AppendQueue(options.WaitingBytes);
        _metrics = new SpoolMetrics(_files, _queue, options.MaxBytes);
        _writer = new SpoolWriter(options, _files, _queue, _metrics, time);
        _upkeep = new SpoolUpkeep(_files, time);
    }

    /// <summary>Opens the spool and goes on behind what stands in it.</summary>
    /// <exception cref="IOException">Its folder cannot be made or read.</exception>
    public static RequestSpool Open(SpoolOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Directory.CreateDirectory(options.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new RequestSpool(options, time);
    }

    /// <summary>All files in the order of their requests.</summary>
    public IReadOnlyList<SpoolFileName> Files => _files.Names;

    /// <summary>The file that is being written; null while a failing disk allows none.</summary>
    public SpoolFileName? Current => _files.Current;

    /// <summary>Bytes that all files take.</summary>
    public long Bytes => _files.Bytes;

    /// <summary>The most bytes that they may take.</summary>
    public long MaxBytes => _options.MaxBytes;

    /// <summary>
    /// Frames of write-ahead logs that the disk had changed when the spool was opened, and that were fixed: what stands in
    /// them is delivered, or told as damaged.
    /// </summary>
    public int Repaired => _files.Repaired;

    /// <summary>Why requests are rejected at the moment (<see cref="AppendResult.Rejection"/>); empty when they are not.</summary>
    public string Rejection => _writer.Rejection;

    /// <summary>What keeps old files from being removed or the write-ahead log from being emptied; empty when nothing does.</summary>
    public string UpkeepProblem => _upkeep.Problem;

    /// <summary>What writer and upkeep know of the files.</summary>
    internal SpoolFiles State => _files;

    /// <summary>Stores a request; completes when it is on disk or cannot be.</summary>
    /// <param name="request">
    /// The request, its body decompressed. It may be used for another at once, but a body of more than <see cref="MaxCopied"/> bytes
    /// must not change before the outcome is there.
    /// </param>
    /// <param name="calls">How many calls it gives, at least one.</param>
    /// <param name="companion">Goes along with it until it is on disk; null: nothing does.</param>
    public ValueTask<AppendResult> AppendAsync(ClientRequest request, int calls, ISpoolCompanion? companion = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(calls);
        var pending = new PendingAppend();
        if (_queue.TryAdd(request, calls, companion, pending))
            return pending.Outcome;
        var busy = new AppendResult(false, "spool_busy");
        _metrics.NoteRejected(busy, 1);
        return ValueTask.FromResult(busy);
    }

    /// <summary>Opens a file for reading, whether it is being written or not.</summary>
    /// <exception cref="SpoolFileException">It cannot be opened.</exception>
    public SpoolReader OpenReader(SpoolFileName name) => SpoolReader.Open(_options.Folder, name);

    /// <summary>Says that everything in a file is in the warehouse: it may go when its time has come or its room is needed.</summary>
    public void Release(SpoolFileName name) => _files.Release(name);

    /// <summary>Takes every <see cref="Release"/> back: whoever releases has to prove anew what the warehouse holds.</summary>
    public void TakeBackReleases() => _files.TakeBackReleases();

    /// <summary>Says that a file is damaged: if it is the one that is written, the next request goes into another.</summary>
    public void Leave(SpoolFileName name) => _files.Leave(name);

    /// <summary>Takes no more requests, stores those that wait and closes the files.</summary>
    public ValueTask DisposeAsync()
    {
        _queue.Close();
        _writer.Join();
        _upkeep.Dispose();
        _metrics.Dispose();
        return ValueTask.CompletedTask;
    }
}
