using SQLitePCL;

namespace Cairn.Collect.Spooling.Files;

/// <summary>One connection to an SQLite file. Belongs to one thread at a time.</summary>
/// <remarks>
/// SQLite is called without ADO.NET between: a spool writes a row for every request, and a command with ten parameters costs
/// there several times what the row itself costs.
/// </remarks>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 5000;

    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <exception cref="SpoolFileException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, bool create)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(handle);
        if (code == raw.SQLITE_OK)
        {
            raw.sqlite3_extended_result_codes(handle, 1);
            raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
            return database;
        }
        database.Dispose();
        throw new SpoolFileException(code, $"{path} cannot be opened: {raw.sqlite3_errstr(code).utf8_to_string()}");
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Runs statements that give nothing that is needed.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Prepares one statement.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Moves what it can from the write-ahead log into the database, without waiting for readers.</summary>
    /// <returns>Pages of the log, and how many of them are in the database now.</returns>
    public (int Pages, int Moved) Checkpoint()
    {
        // A connection that has read nothing yet does not know that there is a log, and would move nothing without an error.
        Execute("PRAGMA schema_version");
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out var moved);
        if ((code & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            return (pages, moved);
        Check(code);
        return (pages, moved);
    }

    /// <exception cref="SpoolFileException">The code is that of a failure.</exception>
    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw new SpoolFileException(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose() => _handle.Dispose();
}
