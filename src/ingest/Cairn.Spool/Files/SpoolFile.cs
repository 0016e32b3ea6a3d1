using Cairn.Data;

namespace Cairn.Spool.Files;

/// <summary>
/// The spool file that is being written. Belongs to the spool's writing thread.
/// </summary>
/// <remarks>
/// <see cref="Commit"/> returns when the group is on disk: write-ahead log with <c>synchronous=FULL</c>. When it throws, no
/// request of the group counts as stored, though a failing disk may show some of them after a restart; their senders were
/// told to send again, and deduplication knows them.
/// </remarks>
internal sealed class SpoolFile : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _begin, _insert, _commit, _rollback;
    private long _end, _groupEnd;

    private SpoolFile(SpoolFileName name, string path, SqliteDatabase database)
    {
        (Name, Path, _database) = (name, path, database);
        (_begin, _commit, _rollback) = (database.Prepare("BEGIN IMMEDIATE"), database.Prepare("COMMIT"), database.Prepare("ROLLBACK"));
        _insert = database.Prepare(SpoolSql.Insert);
        using var end = database.Prepare(SpoolSql.End);
        _end = end.Step() ? end.Int64(0) : 0;
    }

    public SpoolFileName Name { get; }

    public string Path { get; }

    /// <summary>Offset in the log behind the last stored call.</summary>
    public long End => _end;

    /// <summary>Opens a file or makes it; what a killed process left in its write-ahead log is taken in.</summary>
    /// <exception cref="SpoolFileException">It cannot be opened or made.</exception>
    public static SpoolFile Open(string folder, SpoolFileName name)
    {
        var path = System.IO.Path.Combine(folder, name.FileName);
        var database = SqliteDatabase.Open(path, create: true);
        try
        {
            database.Execute(SpoolSql.Configure);
            database.Execute(SpoolSql.Create);
            FolderSync.Flush(folder);
            return new SpoolFile(name, path, database);
        }
        catch (IOException failure)
        {
            database.Dispose();
            throw new SpoolFileException(SqliteLibrary.InputOutput, failure.Message);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Begin()
    {
        _begin.Run();
        _groupEnd = _end;
    }

    /// <returns>Place of its first call in the log, if the group is committed.</returns>
    public long Add(in WaitingRequest request)
    {
        _insert.Bind(1, _groupEnd);
        _insert.Bind(2, request.Calls);
        _insert.Bind(3, request.ReceivedAt);
        _insert.Bind(4, request.Source);
        _insert.Bind(5, request.Method);
        _insert.Bind(6, request.Path);
        _insert.Bind(7, request.UserAgent);
        _insert.Bind(8, request.Headers);
        _insert.Bind(9, request.Checksum);
        _insert.Run(10, request.Body.Span);
        var first = _groupEnd;
        _groupEnd += request.Calls;
        return first;
    }

    public void Commit()
    {
        _commit.Run();
        _end = _groupEnd;
    }

    /// <summary>Takes back a group that failed.</summary>
    public void Rollback()
    {
        if (_database.IsInTransaction)
            _rollback.Run();
    }

    /// <summary>Moves the rest of the write-ahead log into the database, so that it begins anew with the next commit.</summary>
    public void FinishCheckpoint() => _database.Checkpoint();

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _insert, _commit, _rollback })
            statement.Dispose();
        _database.Dispose();
    }
}
