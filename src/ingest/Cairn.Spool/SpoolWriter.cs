using System.Runtime.InteropServices;
using Cairn.Spool.Files;

namespace Cairn.Spool;

/// <summary>
/// Writes waiting requests in groups: all that came while the last group was written, and shortly after it where there are
/// many, is the next one, so that one fsync serves many. Runs on a thread of its own, which alone touches the open file.
/// </summary>
/// <remarks>
/// A full disk costs the group and nothing else: the file stays, and the next group tries again. After any other failure the
/// file is left for good and another begun, because what a failed fsync has not written the kernel may have forgotten
/// (Rebello et al., "Can applications recover from fsync failures?", USENIX ATC 2020); between two such tries lies a second.
/// </remarks>
internal sealed class SpoolWriter
{
    private const long MinRoom = 1L << 20;
    private static readonly TimeSpan TimeBetweenTries = TimeSpan.FromSeconds(1);

    private static readonly AppendResult DiskFull = new(false, "disk_full");

    private readonly SpoolOptions _options;
    private readonly SpoolFiles _files;
    private readonly AppendQueue _queue;
    private readonly SpoolMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private readonly List<long> _offsets = new(256);
    private SpoolFile? _file;
    private long _failedAt;
    private bool _hasFailed, _isDiskFull;
    private volatile string _rejection = "";

    public SpoolWriter(SpoolOptions options, SpoolFiles files, AppendQueue queue, SpoolMetrics metrics, TimeProvider time)
    {
        (_options, _files, _queue, _metrics, _time) = (options, files, queue, metrics, time);
        OpenLatest();
        _thread = new Thread(Run) { Name = "spool writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why nothing is stored at the moment; empty when all is well.</summary>
    public string Rejection => !_files.HasRoom ? SpoolFiles.Full : _rejection == SpoolFiles.Full ? "" : _rejection;

    /// <summary>Waits until all that was taken is written and the file is closed.</summary>
    public void Join() => _thread.Join();

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    /// <summary>Opens the file to go on with, or one behind it when that one is damaged. A disk that allows none now may do so later.</summary>
    private void OpenLatest()
    {
        var name = _files.NameToOpen(Today);
        try
        {
            _file = TryOpen(name) ?? SpoolFile.Open(_options.Folder, _files.NameToBegin(Today));
            _files.Begin(_file.Name);
        }
        catch (SpoolFileException failure)
        {
            _rejection = Fail(failure).Rejection;
        }
    }

    private SpoolFile? TryOpen(SpoolFileName name)
    {
        try
        {
            return SpoolFile.Open(_options.Folder, name);
        }
        catch (SpoolFileException failure) when (failure.IsCorrupt)
        {
            return null;
        }
    }

    private void Run()
    {
        for (AppendGroup? group = null; (group = _queue.Take(group)) is not null;)
        {
            var began = _time.GetTimestamp();
            var outcome = Write(group);
            _metrics.NoteGroup(outcome, group.Count, _time.GetElapsedTime(began));
            _rejection = outcome.Rejection;
            AppendCompletion.Complete(group.Pending, outcome);
        }
        _file?.Dispose();
    }

    private AppendResult Write(AppendGroup group)
    {
        if (!_files.HasRoom)
            return new AppendResult(false, SpoolFiles.Full);
        if (_isDiskFull && !HasDiskRoom())
            return DiskFull;
        _isDiskFull = false;
        if (Store(group) is { IsStored: false } rejected)
            return rejected;
        FinishCheckpoint();
        return AppendResult.Stored;
    }

    /// <summary>Writes a group. Whether it is stored is decided by its commit, and by nothing that comes after it.</summary>
    private AppendResult Store(AppendGroup group)
    {
        try
        {
            if (FileToWrite() is not { } file)
                return new AppendResult(false, "disk_failed");
            _offsets.Clear();
            file.Begin();
            foreach (ref readonly var request in group.Requests)
                _offsets.Add(file.Add(request));
            file.Commit();
            group.NoteStored(file.Name, CollectionsMarshal.AsSpan(_offsets));
            _files.NoteWritten(group.Written);
            return AppendResult.Stored;
        }
        catch (SpoolFileException failure)
        {
            return Fail(failure);
        }
    }

    /// <summary>
    /// Moves the rest of the write-ahead log into the file when the upkeep asks for it. A disk without room keeps it in the log; after
    /// any other failure the file is left for good, and what is in its log is read from there.
    /// </summary>
    private void FinishCheckpoint()
    {
        if (!_files.TakeCheckpointToFinish())
            return;
        try
        {
            _file!.FinishCheckpoint();
        }
        catch (SpoolFileException failure) when (failure.IsFull)
        {
            // The upkeep meets the same disk, says so, and asks again.
        }
        catch (SpoolFileException)
        {
            _files.Leave(_file!.Name);
        }
    }

    /// <summary>The open file, or the next one when it is full or another day; null while the disk fails.</summary>
    private SpoolFile? FileToWrite()
    {
        if (_hasFailed && _time.GetElapsedTime(_failedAt) < TimeBetweenTries)
            return null;
        if (_file is not null && !_files.IsFull(_file.Name, Today))
            return _file;
        var next = SpoolFile.Open(_options.Folder, _files.NameToBegin(Today));
        _file?.Dispose();
        _file = next;
        _hasFailed = false;
        _files.Begin(next.Name);
        return next;
    }

    private AppendResult Fail(SpoolFileException failure)
    {
        _isDiskFull = failure.IsFull;
        if (failure.IsFull && TryRollback())
            return DiskFull;
        (_failedAt, _hasFailed) = (_time.GetTimestamp(), true);
        _file?.Dispose();
        _file = null;
        return failure.IsFull ? DiskFull : new AppendResult(false, "disk_failed");
    }

    /// <summary>A disk without room still takes a small group now and then; until there is room for a larger one, none is tried.</summary>
    private bool HasDiskRoom()
    {
        try
        {
            return new DriveInfo(_options.Folder).AvailableFreeSpace >= MinRoom;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private bool TryRollback()
    {
        try
        {
            _file?.Rollback();
            return true;
        }
        catch (SpoolFileException)
        {
            return false;
        }
    }
}
