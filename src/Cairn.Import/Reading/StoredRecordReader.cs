namespace Cairn.Import.Reading;

/// <summary>Reads single records that were kept as their own bytes, in the dialect of the log that they come from.</summary>
internal sealed class StoredRecordReader(Dialect dialect)
{
    private const int Chunk = 4096;

    /// <summary>Reads the record again; its fault, if it has one, is the same as the first time.</summary>
    /// <param name="raw">The record's bytes, without line end.</param>
    /// <param name="line">The line on which it began.</param>
    /// <param name="record">Filled with the fields.</param>
    public void Read(byte[] raw, long line, Record record)
    {
        using var reader = Open(new MemoryStream(raw));
        if (!reader.Read(record))
            record.Fail("record_empty", "nothing is left of the record");
        record.Line = line;
    }

    private IRecordReader Open(MemoryStream stream) => dialect.Format switch
    {
        LogFormat.JsonLines => new JsonLinesReader(stream, dialect.Columns, RecordLimits.DefaultLongest, Chunk),
        LogFormat.Parquet => TabSeparatedReader.WithoutHeader(stream, dialect.Columns, RecordLimits.DefaultLongest, Chunk),
        _ => new DelimitedReader(stream, dialect, RecordLimits.DefaultLongest, Chunk),
    };
}
