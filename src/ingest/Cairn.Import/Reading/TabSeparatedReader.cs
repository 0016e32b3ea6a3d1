namespace Cairn.Import.Reading;

/// <summary>Reads the records of a Parquet file that were kept as lines of text.</summary>
internal sealed class TabSeparatedReader(Stream stream, IReadOnlyList<string> columns, int maxRecordBytes, int chunk) : IRowReader
{
    private readonly LineReader _lines = new(stream, maxRecordBytes, chunk);
    private readonly TabSeparatedLine _line = new();

    public IReadOnlyList<string> Columns => columns;

    public bool Read(Row row)
    {
        if (!_lines.Read(row))
            return false;
        if (row.Fault is null)
            _line.Split(row);
        return true;
    }

    public void Dispose() => _lines.Dispose();
}
