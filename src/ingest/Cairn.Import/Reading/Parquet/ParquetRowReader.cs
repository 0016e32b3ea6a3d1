using System.Buffers;
using Cairn.Model;
using Parquet;

namespace Cairn.Import.Reading.Parquet;

/// <summary>Reads the rows of a Parquet file. Memory: the columns of one row group. A record's line is the row's number, from 1.</summary>
internal sealed class ParquetRowReader : IRowReader
{
    private readonly ParquetReader _file;
    private readonly IReadOnlyList<ParquetColumn> _columns;
    private readonly int _maxRecordBytes;
    private readonly CancellationToken _ct;
    private readonly ArrayBufferWriter<byte> _line = new(1024), _value = new(256);
    private readonly TabSeparatedLine _text = new();
    private long _rowsLeft, _row;
    private int _nextGroup;

    private ParquetRowReader(ParquetReader file, int maxRecordBytes, CancellationToken ct)
    {
        (_file, _maxRecordBytes, _ct) = (file, maxRecordBytes, ct);
        _columns = ParquetColumns.Of(file.Schema);
        Columns = [.. _columns.Select(column => column.Name)];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that hold numbers: their text has a point before the decimals.</summary>
    public IReadOnlyDictionary<string, char> DecimalMarks =>
        _columns.Where(column => column.IsNumber).DistinctBy(column => column.Name).ToDictionary(column => column.Name, _ => '.', StringComparer.Ordinal);

    /// <exception cref="UserException">The file is no whole Parquet file, or one that cannot be read here.</exception>
    public static async Task<ParquetRowReader> OpenAsync(LogFile file, int maxRecordBytes, CancellationToken ct)
    {
        try
        {
            return new ParquetRowReader(await ParquetReader.CreateAsync(file.Open(), leaveStreamOpen: false, cancellationToken: ct), maxRecordBytes, ct);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw new UserException($"{file.ShownAs} cannot be read as Parquet: {damaged.Message}",
                "Make or copy the file again; if it is encrypted or of a new kind, write it as CSV or JSON lines.", damaged);
        }
    }

    public bool Read(Row record)
    {
        try
        {
            while (_rowsLeft == 0)
            {
                if (_nextGroup == _file.RowGroupCount)
                    return false;
                LoadGroup(_nextGroup++);
            }
            WriteLine();
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw new InvalidDataException($"row group {_nextGroup} of the Parquet file: {damaged.Message}", damaged);
        }
        _rowsLeft--;
        Give(record, ++_row);
        return true;
    }

    public void Dispose()
    {
        foreach (var column in _columns)
            column.Dispose();
        _file.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private void LoadGroup(int index)
    {
        using var group = _file.OpenRowGroupReader(index);
        foreach (var column in _columns)
            column.Load(group, _ct);
        _rowsLeft = group.RowCount;
    }

    private void WriteLine()
    {
        _line.ResetWrittenCount();
        foreach (var column in _columns)
        {
            if (_line.WrittenCount > 0 || !ReferenceEquals(column, _columns[0]))
                _line.Write("\t"u8);
            _value.ResetWrittenCount();
            if (column.WriteNext(_value))
                TabSeparatedLine.Write(_line, _value.WrittenSpan);
            else
                _line.Write("\\N"u8);
        }
    }

    private void Give(Row record, long row)
    {
        record.Reset(_line.WrittenSpan.ToArray(), 0, row);
        record.SetRawLength(_line.WrittenCount);
        if (_line.WrittenCount <= _maxRecordBytes)
        {
            _text.Split(record);
            return;
        }
        record.SetRawLength(RecordLimits.KeptBytes);
        record.Fail("record_too_long", $"row {row} is longer than {_maxRecordBytes} bytes");
    }

    private static bool IsDamage(Exception problem) => problem is not OperationCanceledException and not UserException and not OutOfMemoryException;
}
