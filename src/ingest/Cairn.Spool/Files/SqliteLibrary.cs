using System.Runtime.InteropServices;

namespace Cairn.Spool.Files;

/// <summary>
/// SQLite's C interface (sqlite.org/c3ref), as far as the spool needs it. Handles are plain: guarding each of the dozen calls that a row
/// takes costs as much as the row.
/// </summary>
internal static unsafe partial class SqliteLibrary
{
    public const int Ok = 0, Busy = 5, Locked = 6, InputOutput = 10, Corrupt = 11, Full = 13, NotADatabase = 26, Row = 100, Done = 101;
    public const int OpenReadWrite = 0x2, OpenCreate = 0x4, OpenNoMutex = 0x8000;
    public const int CheckpointPassive = 0;

    /// <summary>Makes SQLite copy what is bound (SQLITE_TRANSIENT).</summary>
    public static readonly nint Copy = -1;

    /// <summary>Makes SQLite read what is bound where it stands (SQLITE_STATIC).</summary>
    public const nint Static = 0;

    private const string Name = "e_sqlite3";

    [LibraryImport(Name, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, out nint database, int flags, nint system);

    [LibraryImport(Name, EntryPoint = "sqlite3_close_v2")]
    public static partial int Close(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_extended_result_codes")]
    public static partial int ExtendResultCodes(nint database, int isOn);

    [LibraryImport(Name, EntryPoint = "sqlite3_busy_timeout")]
    public static partial int SetBusyTimeout(nint database, int milliseconds);

    [LibraryImport(Name, EntryPoint = "sqlite3_exec", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Execute(nint database, string sql, nint callback, nint argument, nint message);

    [LibraryImport(Name, EntryPoint = "sqlite3_prepare_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Prepare(nint database, string sql, int bytes, out nint statement, nint rest);

    [LibraryImport(Name, EntryPoint = "sqlite3_next_stmt")]
    public static partial nint NextStatement(nint database, nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_finalize")]
    public static partial int Finalize(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_get_autocommit")]
    public static partial int IsAutoCommit(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_wal_checkpoint_v2")]
    public static partial int Checkpoint(nint database, nint name, int mode, out int pages, out int moved);

    [LibraryImport(Name, EntryPoint = "sqlite3_errmsg")]
    private static partial nint ErrorMessage(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_errstr")]
    private static partial nint ErrorText(int code);

    [LibraryImport(Name, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    // The next five are short and never wait, so the garbage collector need not be told that they run.
    [SuppressGCTransition, LibraryImport(Name, EntryPoint = "sqlite3_bind_int64")]
    public static partial int Bind(nint statement, int place, long value);

    [SuppressGCTransition, LibraryImport(Name, EntryPoint = "sqlite3_column_int64")]
    public static partial long Int64(nint statement, int column);

    [SuppressGCTransition, LibraryImport(Name, EntryPoint = "sqlite3_column_bytes")]
    public static partial int Length(nint statement, int column);

    [SuppressGCTransition, LibraryImport(Name, EntryPoint = "sqlite3_bind_zeroblob")]
    public static partial int BindEmptyBlob(nint statement, int place, int bytes);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_text")]
    public static partial int BindText(nint statement, int place, byte* utf8, int bytes, nint lifetime);

    [SuppressGCTransition, LibraryImport(Name, EntryPoint = "sqlite3_bind_blob")]
    public static partial int BindBlob(nint statement, int place, byte* value, int bytes, nint lifetime);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_text")]
    public static partial byte* Text(nint statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_blob")]
    public static partial byte* Blob(nint statement, int column);

    /// <summary>What went wrong in the latest call on a connection.</summary>
    public static string MessageOf(nint database) => Marshal.PtrToStringUTF8(ErrorMessage(database)) ?? "";

    /// <summary>What a result code means.</summary>
    public static string TextOf(int code) => Marshal.PtrToStringUTF8(ErrorText(code)) ?? "";
}
