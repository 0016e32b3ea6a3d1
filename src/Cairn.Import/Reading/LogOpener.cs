using Cairn.Import.Mapping;
using Cairn.Import.Requests;
using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>Finds out how a file is written and opens it for reading.</summary>
/// <param name="parquet">Opens a Parquet file as ClickHouse's TabSeparatedWithNames; null where no engine is at hand.</param>
/// <param name="longestRecord">The longest record that is read, in bytes; null: 1 MiB, and a little over 4 MiB for a request.</param>
public sealed class LogOpener(Func<string, CancellationToken, Task<Stream>>? parquet, int? longestRecord = null)
{
    private const int SampleBytes = 1024 * 1024;

    private readonly int _longestRecord = longestRecord ?? RecordLimits.DefaultLongest;
    private readonly int _longestRequest = longestRecord ?? RecordLimits.LongestRequest;

    /// <summary>Looks at the beginning of the file.</summary>
    /// <exception cref="UserException">The file is binary, UTF-16, damaged, or has no header where one is needed.</exception>
    public async Task<Dialect> DetectAsync(LogFile file, ReadingOptions options, CancellationToken ct)
    {
        if (file.Content == FileContent.Parquet && options.Format == LogFormat.Requests)
            throw DialectDetector.NoRequestLog(file.ShownAs);
        if (file.Content == FileContent.Parquet)
            return await DescribeParquetAsync(file, ct);
        if (options.Format == LogFormat.Parquet)
            throw new UserException($"{file.ShownAs} is no Parquet file", "Remove `file.format: parquet` from the mapping; the format is found in the file itself.");
        var sample = new byte[SampleBytes];
        using var stream = file.Open();
        var length = ReadSample(file, stream, sample);
        return DialectDetector.Detect(sample.AsSpan(0, length), length < SampleBytes, file.ShownAs, options, _longestRecord);
    }

    /// <summary>Opens the file for reading from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="source">The source of all records of a request log; empty: what each line says.</param>
    /// <param name="progress">Told how many bytes of the file were read; a Parquet file does not tell.</param>
    /// <param name="ct">Stops the opening.</param>
    public async Task<IRecordReader> OpenAsync(LogFile file, Dialect dialect, string source, Action<long>? progress, CancellationToken ct) => dialect.Format switch
    {
        LogFormat.Parquet => new TabSeparatedReader(await OpenParquetAsync(file, ct), _longestRecord),
        LogFormat.JsonLines => new JsonLinesReader(file.Open(progress), dialect.Columns, _longestRecord),
        LogFormat.Requests => new RequestLogReader(file.Open(progress), source, _longestRequest),
        _ => new DelimitedReader(file.Open(progress), dialect, _longestRecord),
    };

    private static int ReadSample(LogFile file, Stream stream, Span<byte> sample)
    {
        try
        {
            return stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException damaged)
        {
            throw new UserException($"{file.ShownAs} cannot be decompressed: {damaged.Message}", "Make or copy the file again; gzip -t or zstd -t tells whether it is whole.", damaged);
        }
    }

    private async Task<Dialect> DescribeParquetAsync(LogFile file, CancellationToken ct)
    {
        using var reader = new TabSeparatedReader(await OpenParquetAsync(file, ct), _longestRecord);
        return new Dialect { Format = LogFormat.Parquet, Columns = reader.Columns };
    }

    private Task<Stream> OpenParquetAsync(LogFile file, CancellationToken ct) => parquet is not null
        ? parquet(Path.GetFullPath(file.Path), ct)
        : throw new UserException($"{file.ShownAs} is a Parquet file, which the engine reads", "Name a data folder with --data.");
}
