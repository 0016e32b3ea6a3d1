using System.Buffers;
using System.Text;

namespace Cairn.Spool.Files;

/// <summary>A prepared statement. Places and columns are counted as SQLite does: places from 1, columns from 0.</summary>
internal sealed unsafe class SqliteStatement(SqliteDatabase database, nint handle) : IDisposable
{
    private const int ShortText = 512;
    private const int Places = 16;

    // What is bound stays bound, and of most requests nearly all texts are those of the request before.
    private readonly string?[] _bound = new string?[Places];
    private bool _isClosed;

    public void Bind(int place, long value) => database.Check(SqliteLibrary.Bind(Handle, place, value));

    public void Bind(int place, string value)
    {
        if (value == _bound[place])
            return;
        _bound[place] = null;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > ShortText ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[ShortText];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        fixed (byte* text = utf8)
            database.Check(SqliteLibrary.BindText(Handle, place, text, length, SqliteLibrary.Copy));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        _bound[place] = value;
    }

    /// <summary>Runs it to its end with bytes that are bound for this run only, and not copied.</summary>
    public void Run(int place, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            database.Check(value.IsEmpty
                ? SqliteLibrary.BindEmptyBlob(Handle, place, 0)
                : SqliteLibrary.BindBlob(Handle, place, bytes, value.Length, SqliteLibrary.Static));
            try
            {
                Step();
            }
            finally
            {
                Reset();
            }
        }
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        var code = SqliteLibrary.Step(Handle);
        database.Check(code);
        return code == SqliteLibrary.Row;
    }

    /// <summary>Makes it ready to be run again. What went wrong in the last run was told by <see cref="Step"/>.</summary>
    public void Reset() => _ = SqliteLibrary.Reset(Handle);

    public long Int64(int column) => SqliteLibrary.Int64(Handle, column);

    public string Text(int column)
    {
        var text = SqliteLibrary.Text(Handle, column);
        return text is null ? "" : Encoding.UTF8.GetString(text, SqliteLibrary.Length(Handle, column));
    }

    /// <summary>The bytes of a column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        var bytes = SqliteLibrary.Blob(Handle, column);
        return bytes is null ? [] : new ReadOnlySpan<byte>(bytes, SqliteLibrary.Length(Handle, column));
    }

    public void Dispose()
    {
        if (_isClosed || !database.IsOpen)
            return;
        _isClosed = true;
        _ = SqliteLibrary.Finalize(handle);
    }

    private nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isClosed || !database.IsOpen, this);
            return handle;
        }
    }
}
