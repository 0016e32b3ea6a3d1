using Cairn.Collect.Spooling.Files;

namespace Cairn.Collect.Spooling;

/// <summary>
/// Keeps the spool small and its write-ahead log short, on a thread of its own, so that no request waits for it. Most of the
/// log is moved here; the writer moves the little that came meanwhile, after which SQLite begins the log anew.
/// </summary>
internal sealed class SpoolUpkeep : IDisposable
{
    private const long LogBytes = 4L << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TidyInterval = TimeSpan.FromSeconds(1);

    private readonly SpoolFiles _files;
    private readonly TimeProvider _time;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private SqliteDatabase? _database;
    private SpoolFileName? _opened;
    private bool _hasClosed;

    public SpoolUpkeep(SpoolFiles files, TimeProvider time)
    {
        (_files, _time) = (files, time);
        _thread = new Thread(Run) { Name = "spool upkeep", IsBackground = true };
        _thread.Start();
    }

    /// <summary>What went wrong in the last round; empty when nothing did. The next round tries again.</summary>
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
        var tidied = _time.GetTimestamp();
        while (!_stop.Wait(Interval))
        {
            try
            {
                if (!_hasClosed)
                    CloseLeftOpen();
                Checkpoint();
                if (_time.GetElapsedTime(tidied) >= TidyInterval)
                {
                    tidied = _time.GetTimestamp();
                    _files.Tidy(_time.GetUtcNow());
                }
                Problem = "";
            }
            catch (Exception failure) when (failure is SpoolFileException or IOException or UnauthorizedAccessException)
            {
                Problem = failure.Message;
            }
        }
    }

    /// <summary>Moves the logs that a process that died has left into their files, so that the next start has none to look through.</summary>
    private void CloseLeftOpen()
    {
        foreach (var name in _files.LeftOpen())
        {
            using var database = SqliteDatabase.Open(_files.PathOf(name), create: false);
            database.Checkpoint();
        }
        _hasClosed = true;
    }

    private void Checkpoint()
    {
        if (_files.Current is not { } current || _files.LogBytes(current) < LogBytes)
            return;
        if (_opened != current)
        {
            _database?.Dispose();
            _database = SqliteDatabase.Open(_files.PathOf(current), create: false);
            _opened = current;
        }
        var (_, moved) = _database!.Checkpoint();
        if (moved > 0)
            _files.AskToFinishCheckpoint();
    }
}
