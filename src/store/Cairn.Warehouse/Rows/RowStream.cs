using Cairn.Warehouse.Http;
using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse;

/// <summary>
/// Rows of one query, read forward once: <see cref="ReadAsync"/> makes a row whole in memory, then the typed getters
/// take its columns from left to right without an allocation per row.
/// </summary>
/// <remarks>
/// Reads RowBinaryWithNamesAndTypes. Columns that are not taken are skipped. Memory holds one buffer, at least
/// 256 KB and at most 256 MB, which bounds the length of a row. Not thread-safe.
/// </remarks>
public sealed partial class RowStream : IAsyncDisposable
{
    /// <summary>The ClickHouse output format that this reader understands.</summary>
    internal const string Format = "RowBinaryWithNamesAndTypes";

    private const int MinBuffer = 256 * 1024;
    private const int MaxBuffer = 256 * 1024 * 1024;

    private readonly string _statement;
    private readonly Stream _answer;
    private readonly ProgressWatch? _watch;
    private byte[] _buffer = new byte[MinBuffer];
    private ColumnType[] _types = [];
    private string[] _names = [];
    private int _fixedWidth;
    private int _column;
    private int _position;
    private int _rowEnd;
    private int _end;
    private bool _isComplete;

    private RowStream(string statement, Stream answer, ProgressWatch? watch)
    {
        _statement = statement;
        _answer = answer;
        _watch = watch;
    }

    /// <summary>Names of the columns, from left to right.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>ClickHouse types of the columns, from left to right.</summary>
    public IReadOnlyList<string> TypeNames => Array.ConvertAll(_types, type => type.Name);

    internal IReadOnlyList<ColumnType> Types => _types;

    internal static async Task<RowStream> OpenAsync(string statement, Stream answer, ProgressWatch? watch, CancellationToken ct)
    {
        var rows = new RowStream(statement, answer, watch);
        try
        {
            while (!rows.TryReadHeader())
            {
                if (!await rows.FillAsync(ct)) return rows;
            }

            return rows;
        }
        catch
        {
            await answer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <param name="ct">Stops waiting; the reader must then be disposed.</param>
    /// <returns>False behind the last row.</returns>
    /// <exception cref="WarehouseException">The query failed, or the connection broke before the last row.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken ct = default)
    {
        _position = _rowEnd;
        _column = 0;
        return TryFindRowEnd() ? ValueTask.FromResult(true) : ReadSlowlyAsync(ct);
    }

    /// <summary>Closes the answer, which stops the query if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _answer.DisposeAsync();
        if (_watch is not null) await _watch.DisposeAsync();
    }

    private async ValueTask<bool> ReadSlowlyAsync(CancellationToken ct)
    {
        while (await FillAsync(ct))
        {
            if (TryFindRowEnd()) return true;
        }

        return false;
    }

    private bool TryFindRowEnd()
    {
        if (_types.Length == 0) return false;
        if (_fixedWidth > 0)
        {
            _rowEnd = _position + _fixedWidth;
            return _rowEnd <= _end;
        }

        var bytes = _buffer.AsSpan(0, _end);
        var at = _position;
        foreach (var type in _types)
        {
            at = type.Skip(bytes, at);
            if (at < 0) return false;
        }

        _rowEnd = at;
        return true;
    }

    /// <summary>Gets more bytes; false when the answer ended between two rows.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_isComplete) return EndOfAnswer();
        var rest = _end - _position;
        if (_position > 0) _buffer.AsSpan(_position, rest).CopyTo(_buffer);
        (_position, _rowEnd, _end) = (0, 0, rest);
        if (_end == _buffer.Length) Grow();
        var count = await _answer.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += count;
        _isComplete = count == 0;
        return !_isComplete || EndOfAnswer();
    }

    private bool EndOfAnswer() => _end == _position
        ? false
        : throw new WarehouseException($"{_statement}: the answer ended inside a row.", isRetryable: true);

    private void Grow()
    {
        if (_buffer.Length >= MaxBuffer)
            throw new WarehouseException($"{_statement}: a row is longer than {MaxBuffer:N0} bytes.");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private bool TryReadHeader()
    {
        var bytes = _buffer.AsSpan(0, _end);
        var at = 0;
        if (!ColumnType.ReadLength(bytes, ref at, out var count)) return false;
        var words = new string[count * 2];
        for (var i = 0; i < words.Length; i++)
        {
            if (!ColumnType.ReadLength(bytes, ref at, out var length) || bytes.Length - at < length) return false;
            words[i] = System.Text.Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
        }

        _names = words[..count];
        _types = Array.ConvertAll(words[count..], ParseType);
        // Rows of fixed width need no search for their end.
        _fixedWidth = Array.TrueForAll(_types, type => type.Width > 0) ? _types.Sum(type => type.Width) : 0;
        (_position, _rowEnd) = (at, at);
        return true;
    }

    private ColumnType ParseType(string name)
    {
        try
        {
            return ColumnTypeParser.Parse(name);
        }
        catch (NotSupportedException unknown)
        {
            throw new WarehouseException($"{_statement}: {unknown.Message}", inner: unknown);
        }
    }
}
