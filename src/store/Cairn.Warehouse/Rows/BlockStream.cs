using System.Runtime.InteropServices;
using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse;

/// <summary>
/// Rows of one query, block by block and column by column, read forward once: for millions of rows of numbers and few different
/// texts, where a <see cref="RowStream"/> would look at each value by itself.
/// </summary>
/// <remarks>
/// Reads the format Native as it is without a client's revision (ClickHouse docs, "Native" and <c>NativeReader.cpp</c>): the number
/// of columns and of rows, then for each column its name, its type and its values. Memory is that of one block, whose buffers are
/// used again; <see cref="MaxRows"/> bounds it. Not thread-safe.
/// </remarks>
public sealed class BlockStream : IAsyncDisposable
{
    /// <summary>The ClickHouse output format that this reader understands.</summary>
    internal const string Format = "Native";

    private const int MaxColumns = 1_000;
    private const int MaxRows = 1 << 24;

    private readonly BlockInput _input;
    private readonly Stream _answer;
    private readonly string _statement;
    private BlockColumn[] _columns = [];

    internal BlockStream(string statement, Stream answer)
    {
        (_statement, _answer) = (statement, answer);
        _input = new BlockInput(answer, statement);
    }

    /// <summary>How many rows the current block has.</summary>
    public int Rows { get; private set; }

    /// <summary>Goes to the next block that has rows.</summary>
    /// <param name="ct">Stops waiting; the reader must then be disposed.</param>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="WarehouseException">The query failed, or the connection broke before the last block.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        Rows = 0;
        while (!await _input.IsAtEndAsync(ct))
        {
            var columns = await _input.LengthAsync(MaxColumns, ct);
            var rows = await _input.LengthAsync(MaxRows, ct);
            for (var i = 0; i < columns; i++)
                await ReadColumnAsync(i, columns, rows, ct);
            if (rows == 0)
                continue;
            Rows = rows;
            return true;
        }
        return false;
    }

    /// <summary>The numbers of a column, by its place from 0: times as milliseconds, decimals as units of their last digit.</summary>
    /// <exception cref="InvalidOperationException">The column has values of another width.</exception>
    public ReadOnlySpan<T> Numbers<T>(int column)
        where T : unmanaged =>
        _columns[column] is NumberBlockColumn numbers && numbers.Width == Marshal.SizeOf<T>()
            ? numbers.Values<T>(Rows)
            : throw new InvalidOperationException($"{_statement}: column {column} does not hold {typeof(T).Name}.");

    /// <summary>For each row of a Nullable column 1 where there is no value, else 0.</summary>
    /// <exception cref="InvalidOperationException">The column is not Nullable.</exception>
    public ReadOnlySpan<byte> Nulls(int column) =>
        _columns[column] is NumberBlockColumn { IsNullable: true } numbers
            ? numbers.Nulls(Rows)
            : throw new InvalidOperationException($"{_statement}: column {column} is not Nullable.");

    /// <summary>The texts of a LowCardinality(String) column: a dictionary of the block, and a key into it for each row.</summary>
    /// <exception cref="InvalidOperationException">The column holds something else.</exception>
    public DictionaryBlockColumn Texts(int column) =>
        _columns[column] as DictionaryBlockColumn
        ?? throw new InvalidOperationException($"{_statement}: column {column} does not hold LowCardinality(String).");

    /// <summary>Closes the answer, which stops the query if it still runs.</summary>
    public ValueTask DisposeAsync() => _answer.DisposeAsync();

    private async ValueTask ReadColumnAsync(int place, int columns, int rows, CancellationToken ct)
    {
        if (_columns.Length != columns)
            _columns = new BlockColumn[columns];
        await _input.TextAsync(ct);
        var type = await _input.TextAsync(ct);
        if (_columns[place]?.Type != type)
            _columns[place] = BlockColumn.Of(type) ?? throw new WarehouseException($"{_statement}: blocks of type {type} are not read.");
        if (rows > 0)
            await _columns[place].ReadAsync(_input, rows, ct);
    }
}
