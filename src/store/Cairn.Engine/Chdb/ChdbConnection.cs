using System.Text;
using Cairn.Engine.Native;

namespace Cairn.Engine.Chdb;

/// <summary>
/// One session of chDB with its own settings and database. It runs one statement at a time; opening one costs 0.3 ms,
/// so every request gets its own and no setting can leak into the next.
/// </summary>
/// <remarks>Every call blocks the calling thread. Not thread-safe.</remarks>
internal sealed unsafe class ChdbConnection : IDisposable
{
    private nint* _handle;

    private ChdbConnection(nint* handle) => _handle = handle;

    private nint Handle => _handle is null ? throw new ObjectDisposedException(nameof(ChdbConnection)) : *_handle;

    /// <exception cref="ChdbException">An argument is a setting with a value that does not fit.</exception>
    public static ChdbConnection Open(IReadOnlyList<string> arguments, SignalGuard signals)
    {
        using var text = new NativeText(["cairn", .. arguments]);
        var handle = ChdbNative.Connect((int)text.Count, text.Pointers);
        signals.Restore();
        return handle is null || *handle == 0
            ? throw new ChdbException(ErrorCode.BadArguments, "the value of a setting does not fit it")
            : new ChdbConnection(handle);
    }

    /// <summary>Runs one statement and gives the whole answer.</summary>
    public ChdbResult Query(ReadOnlySpan<byte> sql, string format, IReadOnlyDictionary<string, string> parameters)
    {
        using var names = new NativeText([.. parameters.Keys, format]);
        using var values = new NativeText([.. parameters.Values]);
        fixed (byte* statement = sql)
        {
            return new ChdbResult(ChdbNative.Query(
                Handle, statement, (nuint)sql.Length, names[parameters.Count], names.Length(parameters.Count),
                names.Pointers, names.Lengths, values.Pointers, values.Lengths, values.Count));
        }
    }

    public ChdbResult Query(string sql, string format = "TabSeparated") =>
        Query(Encoding.UTF8.GetBytes(sql), format, new Dictionary<string, string>());

    /// <summary>Starts a SELECT whose answer comes block by block.</summary>
    public ChdbRows Stream(ReadOnlySpan<byte> sql, string format, IReadOnlyDictionary<string, string> parameters)
    {
        using var names = new NativeText([.. parameters.Keys, format]);
        using var values = new NativeText([.. parameters.Values]);
        fixed (byte* statement = sql)
        {
            return new ChdbRows(Handle, new ChdbResult(ChdbNative.StreamQuery(
                Handle, statement, (nuint)sql.Length, names[parameters.Count], names.Length(parameters.Count),
                names.Pointers, names.Lengths, values.Pointers, values.Lengths, values.Count)));
        }
    }

    /// <summary>Starts an INSERT whose data is appended piece by piece; the statement has no FORMAT and no data.</summary>
    public ChdbInsert Insert(ReadOnlySpan<byte> sql, string format, IReadOnlyDictionary<string, string> parameters)
    {
        using var names = new NativeText([.. parameters.Keys, format]);
        using var values = new NativeText([.. parameters.Values]);
        fixed (byte* statement = sql)
        {
            return new ChdbInsert(ChdbNative.StreamInsert(
                Handle, statement, (nuint)sql.Length, names[parameters.Count], names.Length(parameters.Count),
                names.Pointers, names.Lengths, values.Pointers, values.Lengths, values.Count));
        }
    }

    /// <summary>Asks chDB's own parser what a statement is, without running it.</summary>
    public QueryAnalysis Classify(ReadOnlySpan<byte> sql)
    {
        var analysis = new QueryAnalysis { StructSize = (uint)sizeof(QueryAnalysis) };
        fixed (byte* statement = sql)
        {
            return ChdbNative.Classify(Handle, statement, (nuint)sql.Length, null, 0, &analysis) == 0
                ? analysis
                : throw new ChdbException("the statement could not be classified");
        }
    }

    public void Dispose()
    {
        if (_handle is null) return;
        ChdbNative.Close(_handle);
        _handle = null;
    }
}
