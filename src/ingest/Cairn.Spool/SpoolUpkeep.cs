using Cairn.Spool.Files;

namespace Cairn.Spool;

/// <summary>
/// Keeps the spool small and its write-ahead log short, on a thread of its own, so that no request waits for it. Most of the
/// log is moved here; the writer moves the little that came meanwhile, after which SQLite begins the log anew.
/// </summary>
/// <remarks>Every task and every file is on its own: a damaged file keeps no other from being looked after.</remarks>
internal sealed class SpoolUpkeep : IDisposable
{
    private const long MaxWalBytes = 4L << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TidyInterval = TimeSpan.FromSeconds(1);

    private readonly SpoolFiles _files;
    private readonly TimeProvider _time;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private readonly HashSet<SpoolFileName> _damaged = [];
    private SqliteDatabase? _database;
    private SpoolFileName? _opened;
    private string _closing = "", _moving = "", _tidying = "", _damage = "";
    private bool _isClosing = true;

    public SpoolUpkeep(SpoolFiles files, TimeProvider time)
    {
        (_files, _time) = (files, time);
        _thread = new Thread(Run) { Name = "spool upkeep", IsBackground = true };
        _thread.Start();
    }

    /// <summary>What went wrong in the last round of each task; empty when nothing did. The next round tries again.</summary>
    public string Problem { get; private set; } = "";

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _database?.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        long? tended = null;
        while (!_stop.Wait(Interval))
        {
            _moving = ProblemOf(Checkpoint);
            if (tended is not { } at || _time.GetElapsedTime(at) >= TidyInterval)
            {
                tended = _time.GetTimestamp();
                if (_isClosing)
                    _closing = ProblemOf(CloseLeftOpen);
                _tidying = ProblemOf(() => _files.Tidy(_time.GetUtcNow()));
            }
            Problem = string.Join("; ", new[] { _closing, _moving, _tidying }.Where(static problem => problem.Length > 0));
        }
    }

    private static string ProblemOf(Func<string> task)
    {
        try
        {
            return task();
        }
        catch (Exception failure) when (failure is SpoolFileException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    /// <summary>Moves the logs that a process that died has left into their files, so that the next start has none to look through.</summary>
    private string CloseLeftOpen()
    {
        var (problem, isDone) = (_damage, true);
        foreach (var name in _files.LeftOpen())
        {
            if (_damaged.Contains(name))
                continue;
            try
            {
                using var database = SqliteDatabase.Open(_files.PathOf(name), create: false);
                database.Checkpoint();
            }
            catch (SpoolFileException failure)
            {
                problem = $"the write-ahead log of {name.LogId} cannot be moved into its file: {failure.Message}";
                // Bytes that changed do not change back; whatever else it was may be over in a second.
                isDone &= failure.IsCorrupt;
                if (failure.IsCorrupt)
                {
                    _damaged.Add(name);
                    _damage = problem;
                }
            }
        }
        _isClosing = !isDone;
        return problem;
    }

    private string Checkpoint()
    {
        if (_files.Current is not { } current || _files.WalBytes(current) < MaxWalBytes)
            return "";
        try
        {
            if (_opened != current)
            {
                _database?.Dispose();
                (_database, _opened) = (null, null);
                _database = SqliteDatabase.Open(_files.PathOf(current), create: false);
                _opened = current;
            }
            var (_, moved) = _database!.Checkpoint();
            if (moved > 0)
                _files.AskToFinishCheckpoint();
            return "";
        }
        catch (SpoolFileException failure) when (failure.IsCorrupt)
        {
            // Its log would grow for ever.
            _files.Leave(current);
            return $"the write-ahead log of {current.LogId} cannot be moved into its file: {failure.Message}";
        }
    }
}
