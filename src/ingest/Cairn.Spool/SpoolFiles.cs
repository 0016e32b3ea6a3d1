using Cairn.Spool.Files;

namespace Cairn.Spool;

/// <summary>
/// Which files there are, how much room they take, and which may go. Shared by the writing thread, the upkeep and whoever
/// reads; safe for all of them.
/// </summary>
internal sealed class SpoolFiles
{
    /// <summary>The rejection for want of room (<see cref="AppendResult.Rejection"/>).</summary>
    public const string Full = "spool_full";

    // The file itself goes last: whatever stands beside a file that is gone would never be looked for again.
    private static readonly string[] Parts = ["-wal" + WalRepairer.CopyExtension, "-shm", "-wal", ""];

    private readonly SpoolOptions _options;
    private readonly Lock _lock = new();
    private readonly SortedSet<SpoolFileName> _names = [];
    private readonly HashSet<SpoolFileName> _released = [];
    private readonly HashSet<SpoolFileName> _left = [];
    private SpoolFileName? _current;
    private long _measured, _writtenSince, _currentBytes;
    private bool _finishCheckpoint;

    public SpoolFiles(SpoolOptions options)
    {
        _options = options;
        foreach (var path in Directory.EnumerateFiles(options.Folder))
            if (SpoolFileName.Parse(Path.GetFileName(path)) is { } name)
            {
                _names.Add(name);
                Repaired += Repair(path + "-wal");
            }
        Measure();
    }

    /// <summary>Frames of write-ahead logs that the disk had changed and that are of use again.</summary>
    public int Repaired { get; }

    /// <summary>All files in the order of their requests.</summary>
    public IReadOnlyList<SpoolFileName> Names
    {
        get
        {
            lock (_lock)
                return [.. _names];
        }
    }

    /// <summary>The file that is being written.</summary>
    public SpoolFileName? Current
    {
        get
        {
            lock (_lock)
                return _current;
        }
    }

    public long Bytes => Interlocked.Read(ref _measured) + Interlocked.Read(ref _writtenSince);

    public bool HasRoom => Bytes < _options.MaxBytes;

    /// <summary>
    /// The latest file, if it is of today and was closed; otherwise the next. Whoever died without closing a file may have lost
    /// its end with the disk, after it was delivered: a request that came into such a place would be taken for the stored one.
    /// </summary>
    public SpoolFileName NameToOpen(DateOnly today)
    {
        lock (_lock)
            return _names.Count > 0 && _names.Max.Day >= today && !IsLeftOpen(_names.Max) ? _names.Max : NameToBegin(today);
    }

    public SpoolFileName NameToBegin(DateOnly today)
    {
        lock (_lock)
            return _names.Count == 0 ? new SpoolFileName(today, 0) : _names.Max.Next(today);
    }

    /// <summary>Whether a file takes no more requests: it has its bytes, its day is over, or it was left.</summary>
    public bool IsFull(SpoolFileName name, DateOnly today) =>
        Interlocked.Read(ref _currentBytes) >= _options.FileBytes || today > name.Day || IsLeft(name);

    /// <summary>Nothing more is written into a file, because it is damaged.</summary>
    public void Leave(SpoolFileName name)
    {
        lock (_lock)
            _left.Add(name);
    }

    public void Begin(SpoolFileName name)
    {
        lock (_lock)
        {
            _names.Add(name);
            _current = name;
            _currentBytes = SizeOf(name);
        }
    }

    public void NoteWritten(long bytes)
    {
        Interlocked.Add(ref _writtenSince, bytes);
        Interlocked.Add(ref _currentBytes, bytes);
    }

    /// <summary>Everything in the file is in the warehouse: it may go when its time has come or its room is needed.</summary>
    public void Release(SpoolFileName name)
    {
        lock (_lock)
            _released.Add(name);
    }

    /// <summary>No file may go until it is released anew.</summary>
    public void TakeBackReleases()
    {
        lock (_lock)
            _released.Clear();
    }

    /// <summary>Looks at the real sizes and removes what may go. A file that cannot be removed keeps no other.</summary>
    /// <returns>What could not be removed and why; empty when all could.</returns>
    public string Tidy(DateTimeOffset now)
    {
        Measure();
        var oldestKept = DateOnly.FromDateTime((now - _options.Retention).UtcDateTime);
        var problem = "";
        foreach (var name in Names.Where(name => IsDue(name, oldestKept)))
        {
            // Room may be there again through the file before.
            if (!IsDue(name, oldestKept) || !MayGo(name))
                continue;
            try
            {
                foreach (var part in Parts)
                    File.Delete(PathOf(name) + part);
                Forget(name);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                problem = $"{PathOf(name)} cannot be removed: {failure.Message}";
            }
            Measure();
        }
        return problem;
    }

    public string PathOf(SpoolFileName name) => Path.Combine(_options.Folder, name.FileName);

    /// <summary>Bytes of the write-ahead log of the open file.</summary>
    public long WalBytes(SpoolFileName name) => LengthOf(PathOf(name) + "-wal");

    public void AskToFinishCheckpoint() => Volatile.Write(ref _finishCheckpoint, true);

    public bool TakeCheckpointToFinish() => Volatile.Read(ref _finishCheckpoint) && Interlocked.Exchange(ref _finishCheckpoint, false);

    /// <summary>Files that are written no more and whose write-ahead log a process that died has left behind.</summary>
    public IEnumerable<SpoolFileName> LeftOpen() => Names.Where(name => name != Current && IsLeftOpen(name));

    private bool IsDue(SpoolFileName name, DateOnly oldestKept) => name.Day < oldestKept || Bytes >= _options.MaxBytes - _options.FileBytes;

    private bool MayGo(SpoolFileName name)
    {
        lock (_lock)
            return _released.Contains(name) && name != _current;
    }

    private void Forget(SpoolFileName name)
    {
        lock (_lock)
        {
            _names.Remove(name);
            _released.Remove(name);
            _left.Remove(name);
        }
    }

    private bool IsLeft(SpoolFileName name)
    {
        lock (_lock)
            return _left.Contains(name);
    }

    /// <summary>SQLite removes what stands beside a file when its last user closes it.</summary>
    private bool IsLeftOpen(SpoolFileName name) => File.Exists(PathOf(name) + "-wal") || File.Exists(PathOf(name) + "-shm");

    private static int Repair(string log)
    {
        try
        {
            return WalRepairer.Repair(log);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // SQLite takes what it can of it, and says what is wrong when it is read.
            return 0;
        }
    }

    private void Measure()
    {
        Interlocked.Exchange(ref _writtenSince, 0);
        Interlocked.Exchange(ref _measured, Names.Sum(SizeOf));
    }

    private long SizeOf(SpoolFileName name) => Parts.Sum(part => LengthOf(PathOf(name) + part));

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}
