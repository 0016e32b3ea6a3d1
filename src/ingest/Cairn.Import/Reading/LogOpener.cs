using Cairn.Import.Mapping;
using Cairn.Import.Reading.Parquet;
using Cairn.Import.Requests;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Import.Reading;

/// <summary>Finds out how a file is written and opens it for reading.</summary>
/// <param name="maxRecordBytes">The longest record that is read, in bytes; null: 1 MiB, and a little over 4 MiB for a request.</param>
/// <param name="networks">Hashes the networks of a request log's senders; null: they are left away.</param>
public sealed class LogOpener(int? maxRecordBytes = null, NetworkHash? networks = null)
{
    private const int SampleBytes = 1024 * 1024;

    private readonly int _maxRecordBytes = maxRecordBytes ?? RecordLimits.DefaultMaxRecordBytes;
    private readonly int _maxRequestLength = maxRecordBytes ?? RecordLimits.MaxRequestBytes;

    /// <summary>Looks at the beginning of the file.</summary>
    /// <exception cref="UserException">The file is binary, damaged, in an encoding that has to be stated, or has no header where one is needed.</exception>
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
        var isWhole = length < SampleBytes;
        var encoding = TextEncodings.Detect(sample.AsSpan(0, length), isWhole, options.Encoding, file.ShownAs);
        var text = encoding is null ? sample.AsSpan(0, length) : Translated(sample, length, encoding);
        return DialectDetector.Detect(text, isWhole, file.ShownAs, options, _maxRecordBytes) with { Encoding = encoding };
    }

    /// <summary>The encoding that a file is likely written in where it shows none and is not UTF-8; null: nothing has to be stated.</summary>
    internal static string? GuessEncoding(LogFile file)
    {
        if (file.Content == FileContent.Parquet)
            return null;
        var sample = new byte[SampleBytes];
        using var stream = file.Open();
        var length = ReadSample(file, stream, sample);
        return TextEncodings.IsUnknown(sample.AsSpan(0, length), length < SampleBytes) ? TextEncodings.Likely : null;
    }

    /// <summary>Opens the file for reading from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="source">The source of all records of a request log; empty: what each line says.</param>
    /// <param name="progress">Told how many bytes of the file were read; a Parquet file does not tell.</param>
    /// <param name="ct">Stops the opening.</param>
    public async Task<IRowReader> OpenAsync(LogFile file, Dialect dialect, string source, Action<long>? progress, CancellationToken ct) => dialect.Format switch
    {
        LogFormat.Parquet => await ParquetRowReader.OpenAsync(file, _maxRecordBytes, ct),
        LogFormat.JsonLines => JsonLinesReader.Open(Text(file, dialect, progress), dialect, _maxRecordBytes),
        LogFormat.Requests => new RequestLogReader(Text(file, dialect, progress), source, _maxRequestLength, networks),
        _ => new DelimitedReader(Text(file, dialect, progress), dialect, _maxRecordBytes),
    };

    private static Stream Text(LogFile file, Dialect dialect, Action<long>? progress) => TextEncodings.ToUtf8(file.Open(progress), dialect.Encoding);

    private static Span<byte> Translated(byte[] sample, int length, string encoding)
    {
        using var whole = new MemoryStream();
        using var translated = TextEncodings.ToUtf8(new MemoryStream(sample, 0, length), encoding);
        translated.CopyTo(whole);
        return whole.GetBuffer().AsSpan(0, (int)whole.Length);
    }

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
        using var reader = await ParquetRowReader.OpenAsync(file, _maxRecordBytes, ct);
        return new Dialect { Format = LogFormat.Parquet, Columns = reader.Columns, DecimalMarks = reader.DecimalMarks };
    }
}
