namespace Cairn.Spool.Files;

/// <summary>One connection to an SQLite file. Belongs to one thread at a time.</summary>
/// <remarks>
/// SQLite is called without ADO.NET between: a spool writes a row for every request, and a command with ten parameters costs
/// there several times what the row itself costs.
/// </remarks>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 5000;

    private nint _handle;

    private SqliteDatabase(nint handle) => _handle = handle;

    /// <exception cref="SpoolFileException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, bool create)
    {
        var flags = SqliteLibrary.OpenReadWrite | SqliteLibrary.OpenNoMutex | (create ? SqliteLibrary.OpenCreate : 0);
        var code = SqliteLibrary.Open(path, out var handle, flags, 0);
        var database = new SqliteDatabase(handle);
        if (code == SqliteLibrary.Ok)
        {
            _ = SqliteLibrary.ExtendResultCodes(handle, 1);
            _ = SqliteLibrary.SetBusyTimeout(handle, BusyMilliseconds);
            return database;
        }
        database.Dispose();
        throw new SpoolFileException(code, $"{path} cannot be opened: {SqliteLibrary.TextOf(code)}");
    }

    /// <summary>Whether it was not closed yet, and its statements with it.</summary>
    public bool IsOpen => _handle != 0;

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => SqliteLibrary.IsAutoCommit(Handle) == 0;

    private nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(!IsOpen, this);
            return _handle;
        }
    }

    /// <summary>Runs statements that give nothing that is needed.</summary>
    public void Execute(string sql) => Check(SqliteLibrary.Execute(Handle, sql, 0, 0, 0));

    /// <summary>Prepares one statement.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(SqliteLibrary.Prepare(Handle, sql, -1, out var statement, 0));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Moves what it can from the write-ahead log into the database, without waiting for readers.</summary>
    /// <returns>Pages of the log, and how many of them are in the database now.</returns>
    public (int Pages, int Moved) Checkpoint()
    {
        // A connection that has read nothing yet does not know that there is a log, and would move nothing without an error.
        Execute("PRAGMA schema_version");
        var code = SqliteLibrary.Checkpoint(Handle, 0, SqliteLibrary.CheckpointPassive, out var pages, out var moved);
        if ((code & 0xFF) is not (SqliteLibrary.Busy or SqliteLibrary.Locked))
            Check(code);
        return (pages, moved);
    }

    /// <exception cref="SpoolFileException">The code is that of a failure.</exception>
    public void Check(int code)
    {
        if (code is SqliteLibrary.Ok or SqliteLibrary.Row or SqliteLibrary.Done)
            return;
        throw new SpoolFileException(code, SqliteLibrary.MessageOf(Handle));
    }

    /// <summary>Closes it; statements that nobody has closed are closed with it, so that the file is not kept open by them.</summary>
    public void Dispose()
    {
        if (!IsOpen)
            return;
        while (SqliteLibrary.NextStatement(_handle, 0) is var statement and not 0)
            _ = SqliteLibrary.Finalize(statement);
        _ = SqliteLibrary.Close(_handle);
        _handle = 0;
    }
}
