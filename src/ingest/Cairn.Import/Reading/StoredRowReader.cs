using Cairn.Import.Requests;

namespace Cairn.Import.Reading;

/// <summary>Reads single records that were kept as their own bytes, in the dialect of the log that they come from.</summary>
/// <param name="dialect">How the log is written.</param>
/// <param name="source">The source of a request log's records; empty: what each line says.</param>
internal sealed class StoredRowReader(Dialect dialect, string source)
{
    private const int Chunk = 4096;

    /// <summary>Reads the record again; its fault, if it has one, is the same as the first time.</summary>
    /// <param name="raw">The record's bytes, without line end.</param>
    /// <param name="line">The line on which it began.</param>
    /// <param name="row">Filled with the fields.</param>
    public void Read(byte[] raw, long line, Row row)
    {
        using var reader = Open(new MemoryStream(raw));
        if (!reader.Read(row))
            row.Fail("record_empty", "nothing is left of the record");
        row.Line = line;
    }

    private IRowReader Open(MemoryStream stream) => dialect.Format switch
    {
        LogFormat.JsonLines => JsonLinesReader.Open(stream, dialect, RecordLimits.DefaultMaxRecordBytes, Chunk),
        LogFormat.Requests => new RequestLogReader(stream, source, RecordLimits.MaxRequestBytes, networks: null, Chunk),
        LogFormat.Parquet => new TabSeparatedReader(stream, dialect.Columns, RecordLimits.DefaultMaxRecordBytes, Chunk),
        _ => new DelimitedReader(stream, dialect, RecordLimits.DefaultMaxRecordBytes, Chunk),
    };
}
