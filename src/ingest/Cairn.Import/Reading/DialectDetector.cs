using System.Buffers;
using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Requests;
using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>Finds format, delimiter and header in the first bytes of a file; what the mapping states is not doubted.</summary>
internal static class DialectDetector
{
    private const string Delimiters = ",\t;|";
    private const int RecordsLookedAt = 20;

    private static readonly SearchValues<byte> NeverInText =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Where(b => b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B or 0x0C))]);

    /// <param name="sample">The file's first bytes, decompressed.</param>
    /// <param name="isWhole">Whether the sample is the whole file.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="options">What the mapping states.</param>
    /// <param name="maxRecordBytes">The longest record that is read, in bytes.</param>
    public static Dialect Detect(ReadOnlySpan<byte> sample, bool isWhole, string file, ReadingOptions options, int maxRecordBytes)
    {
        if (sample.StartsWith("\uFEFF"u8))
            sample = sample[3..];
        RequireText(sample, file);
        var first = sample.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty)
            throw new UserException($"{file} holds nothing but blanks", "Check the export that made it; there is nothing to import.");
        if (options.Format is (null or LogFormat.Requests) && RequestLog.IsOne(first))
            return DescribeRequests(file, options);
        if (options.Format == LogFormat.Requests)
            throw NoRequestLog(file);
        if ((options.Format ?? (first[0] == '{' ? LogFormat.JsonLines : LogFormat.Delimited)) == LogFormat.JsonLines)
            return DescribeJson(sample, isWhole, maxRecordBytes);
        if (first[0] == '[' && options.Format is null)
            throw new UserException($"{file} is one JSON array", "Write one object a line instead, for example with: jq -c '.[]' FILE > FILE.jsonl");
        return DescribeDelimited(WholeLines(sample, isWhole), file, options, maxRecordBytes);
    }

    private static void RequireText(ReadOnlySpan<byte> sample, string file)
    {
        var at = sample.IndexOfAny(NeverInText);
        if (at >= 0)
            throw new UserException(
                $"{file} is no text: byte {at + 1} is 0x{sample[at]:X2}",
                "Import CSV, TSV, JSON lines or Parquet, each also compressed with gzip or Zstandard.");
    }

    /// <summary>What to say of a file that is no request log where no mapping says how to read others.</summary>
    public static UserException NoRequestLog(string file) => new(
        $"{file} is no request log: its first line is no JSON object with `path` and `body`",
        "Say with --map MAP.yaml which columns give which fields (docs/import.md).");

    private static Dialect DescribeRequests(string file, ReadingOptions options) => options.Format switch
    {
        LogFormat.Requests => new Dialect { Format = LogFormat.Requests, HasHeader = false, Columns = RequestLogReader.LineColumns },
        _ => throw new UserException(
            $"{file} is a request log, which needs no mapping",
            "Leave out --map; or state `file: {format: jsonl}` in the mapping to read the lines as any other JSON."),
    };

    private static Dialect DescribeJson(ReadOnlySpan<byte> sample, bool isWhole, int maxRecordBytes)
    {
        using var reader = new JsonLinesReader(new MemoryStream(WholeLines(sample, isWhole).ToArray()), [], maxRecordBytes);
        var row = new Row();
        while (reader.Read(row))
        {
        }
        return new Dialect { Format = LogFormat.JsonLines, HasHeader = false, Columns = [.. reader.Columns] };
    }

    private static Dialect DescribeDelimited(ReadOnlySpan<byte> sample, string file, ReadingOptions options, int maxRecordBytes)
    {
        char? quote = options.IsUnquoted ? null : options.Quote;
        var declared = DelimiterLine.Read(sample, out var length);
        sample = sample[length..];
        var delimiter = options.Delimiter ?? declared ?? FindDelimiter(sample, quote, maxRecordBytes);
        var first = ReadHeader(sample, delimiter, quote, maxRecordBytes, file);
        var hasHeader = options.HasHeader ?? (options.Columns.Count == 0 || first.SequenceEqual(options.Columns));
        if (!hasHeader && options.Columns.Count == 0)
            throw new UserException($"the mapping says that {file} has no header, and names no columns", "List them under `file: {columns: [...]}`.");
        return new Dialect
        {
            Format = LogFormat.Delimited,
            Delimiter = delimiter,
            Quote = quote,
            HasDelimiterLine = length > 0,
            HasHeader = hasHeader,
            Columns = options.Columns.Count > 0 ? options.Columns : [.. first.Select(name => name.Trim())],
        };
    }

    /// <summary>The fields of the first record, whatever comes after it: a line that cannot be read is not passed over in silence.</summary>
    private static List<string> ReadHeader(ReadOnlySpan<byte> sample, char delimiter, char? quote, int maxRecordBytes, string file)
    {
        var dialect = new Dialect { Format = LogFormat.Delimited, Delimiter = delimiter, Quote = quote, HasHeader = false, Columns = [] };
        using var reader = new DelimitedReader(new MemoryStream(sample.ToArray()), dialect, maxRecordBytes);
        var row = new Row();
        if (!reader.ReadOfAnyWidth(row) || row.Fault is not null)
            throw new UserException(
                $"the first line of {file} cannot be read as a header: {row.Fault?.Reason ?? "there is none"}",
                "Fix that line, state `file: {quote: none}` or `file: {encoding: ...}` where that is the cause, or list the columns in the mapping under `file: {columns: [...]}`.");
        return FieldsOf(row);
    }

    private static List<string> FieldsOf(Row row) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(i => Encoding.UTF8.GetString(row.Field(i)))];

    /// <summary>The delimiter that cuts the most records into as many fields as the first one.</summary>
    private static char FindDelimiter(ReadOnlySpan<byte> sample, char? quote, int maxRecordBytes)
    {
        var best = (Delimiter: Delimiters[0], Alike: 0, Fields: 1);
        foreach (var delimiter in Delimiters)
        {
            var counts = ReadFields(sample, delimiter, quote, maxRecordBytes, RecordsLookedAt).Select(fields => fields.Count).ToList();
            if (counts.Count == 0 || counts[0] < 2)
                continue;
            var alike = counts.Count(count => count == counts[0]);
            if (alike > best.Alike || (alike == best.Alike && counts[0] > best.Fields))
                best = (delimiter, alike, counts[0]);
        }
        return best.Delimiter;
    }

    private static List<List<string>> ReadFields(ReadOnlySpan<byte> sample, char delimiter, char? quote, int maxRecordBytes, int count)
    {
        var dialect = new Dialect { Format = LogFormat.Delimited, Delimiter = delimiter, Quote = quote, HasHeader = false, Columns = [] };
        using var reader = new DelimitedReader(new MemoryStream(sample.ToArray()), dialect, maxRecordBytes);
        var records = new List<List<string>>();
        var row = new Row();
        while (records.Count < count && reader.ReadOfAnyWidth(row))
        {
            if (row.Fault is not null)
                continue;
            records.Add(FieldsOf(row));
        }
        return records;
    }

    private static ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> sample, bool isWhole)
    {
        var end = sample.LastIndexOfAny((byte)'\n', (byte)'\r');
        return isWhole || end < 0 ? sample : sample[..(end + 1)];
    }
}
