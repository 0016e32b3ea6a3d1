using System.IO.Compression;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Paths;

/// <summary>
/// A file of aggregated paths: one line a path, such as <c>search &gt; email;3;120.50;17</c>, with a header line. Text in
/// UTF-8, with or without a byte order mark, with any line ends, plain or gzip. Read as a stream, line by line; every
/// problem is reported with file, line and column.
/// </summary>
public sealed class PathFile
{
    private const long MaxCount = 1_000_000_000_000;
    private const decimal MaxValue = 1_000_000_000_000_000m;

    private readonly string _file;
    private readonly PathFileOptions _options;
    private readonly NameIndex _players;

    /// <summary>Describes a file; <see cref="Read"/> opens it.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="players">Takes up the names of the steps.</param>
    public PathFile(string file, PathFileOptions options, NameIndex players)
    {
        _file = file;
        _options = options;
        _players = players;
        if (options.Separator.Length == 0)
            throw new UserException("The separator between steps is empty.", "Give one, for example \" > \".");
        if (options.Step <= TimeSpan.Zero)
            throw new UserException("The time between steps is not more than zero.", "Give one, for example 1d.");
    }

    /// <summary>Hands every row to <paramref name="handler"/> and returns the number of rows.</summary>
    /// <param name="handler">Takes the journeys, in the file's order.</param>
    /// <param name="progress">Told the share of the file that was read, 0 to 1, about once a mebibyte; or null.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="UserException">The file cannot be read, or a line is wrong.</exception>
    public long Read(PathHandler handler, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        using var file = Open();
        using var text = Unpacked(file);
        var lines = new PathLineReader(text, _file, () => Report(progress, file));
        try
        {
            if (!lines.Read(out var first))
                throw new UserException($"{_file} is empty.", PathHeader.Remedy);
            var header = PathHeader.Detect(first, _options, _file);
            var rows = ReadRows(lines, header, handler, cancel);
            if (text != file)
                GzipEnd.Check(file, lines.BytesRead);
            return rows;
        }
        catch (InvalidDataException broken)
        {
            throw new UserException(
                $"{_file}, after line {lines.LineNumber:N0}: the gzip data is damaged or cut short.",
                "Copy or export the file again.", broken);
        }
    }

    private long ReadRows(PathLineReader lines, PathHeader header, PathHandler handler, CancellationToken cancel)
    {
        var fields = new FieldSplitter(header.Delimiter, header.Columns);
        var steps = new StepReader(_options, _players);
        long rows = 0;
        while (lines.Read(out var line))
        {
            if (line.IsEmpty)
                continue;
            if ((++rows & 0xFFF) == 0)
                cancel.ThrowIfCancellationRequested();
            if (fields.Split(line) is { } ragged)
                throw lines.Problem(ragged);
            if (steps.Read(fields[header.Path]) is { } problem)
                throw lines.Problem(problem, header.Name(header.Path));
            var journey = new Journey
            {
                Touches = steps.Touches,
                Conversions = Count(lines, fields, header, header.Conversions),
                Value = Value(lines, fields, header),
                Nulls = Count(lines, fields, header, header.Null),
            };
            if (journey.Conversions == 0 && journey.Value != 0)
                throw lines.Problem(
                    $"a value of {journey.Value} without a conversion", header.Name(header.Value),
                    "Set the conversions that earned it, or set the value to 0.");
            handler(in journey);
        }

        return rows;
    }

    private static long Count(PathLineReader lines, FieldSplitter fields, PathHeader header, int column)
    {
        if (column < 0)
            return 0;
        var text = fields[column];
        if (!NumberField.TryCount(text, out var count))
            throw lines.Problem($"'{NumberField.Show(text)}' is not a whole number", header.Name(column),
                "Write a whole number of 0 or more, without separators of thousands.");
        if (count is < 0 or > MaxCount)
            throw lines.Problem($"{count} is not a count between 0 and {MaxCount}", header.Name(column),
                "Write a whole number of 0 or more.");
        return count;
    }

    private static decimal Value(PathLineReader lines, FieldSplitter fields, PathHeader header)
    {
        if (header.Value < 0)
            return 0;
        var text = fields[header.Value];
        if (!NumberField.TryMoney(text, out var value))
            throw lines.Problem($"'{NumberField.Show(text)}' is not an amount of money", header.Name(header.Value),
                "Write a decimal number with a point, for example 1234.50, and 0 where there is none.");
        if (Math.Abs(value) > MaxValue)
            throw lines.Problem($"{value} is beyond {MaxValue}", header.Name(header.Value), "Check the unit of the amount.");
        return value;
    }

    private FileStream Open()
    {
        try
        {
            return new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var missing = error is FileNotFoundException or DirectoryNotFoundException;
            throw new UserException(
                missing ? $"There is no file {_file}." : $"{_file} cannot be read: {error.Message}",
                missing ? "Check the path." : "Name a file that you may read.", error);
        }
    }

    private static Stream Unpacked(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && magic is [0x1F, 0x8B] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static void Report(IProgress<double>? progress, FileStream file) =>
        progress?.Report(file.Length == 0 ? 1 : (double)file.Position / file.Length);
}
