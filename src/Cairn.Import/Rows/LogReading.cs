using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Rows;

/// <summary>A file and a mapping that fit each other: everything that can be wrong before the first row was looked at.</summary>
internal sealed class LogReading
{
    /// <summary>Rows in which a missing zone is an error of the mapping and not of the row.</summary>
    private const int RowsProbed = 100;

    private readonly LogOpener _opener;

    private LogReading(LogOpener opener, LogFile file, Dialect dialect, ImportMapping mapping, string source)
    {
        _opener = opener;
        (File, Dialect, Mapping, Source) = (file, dialect, mapping, source);
    }

    public LogFile File { get; }

    public Dialect Dialect { get; }

    public ImportMapping Mapping { get; }

    public string Source { get; }

    /// <exception cref="UserException">File and mapping do not fit each other.</exception>
    public static async Task<LogReading> PrepareAsync(LogOpener opener, LogFile file, ImportMapping mapping, string? source, CancellationToken ct)
    {
        var dialect = await opener.DetectAsync(file, mapping.Reading, ct);
        if (dialect.Format == LogFormat.JsonLines)
            dialect = dialect with { Columns = [.. dialect.Columns.Union(mapping.OptionalColumns, StringComparer.Ordinal)] };
        var reading = new LogReading(opener, file, dialect, mapping, source ?? mapping.Source);
        using var rows = await reading.OpenAsync(null, ct);
        if (dialect.Format != LogFormat.Requests)
            reading.RequireZone(rows);
        return reading;
    }

    /// <summary>Opens the file at its beginning.</summary>
    public async Task<OpenedLog> OpenAsync(Action<long>? progress, CancellationToken ct) =>
        new(await _opener.OpenAsync(File, Dialect, Source, progress, ct), this);

    private void RequireZone(OpenedLog log)
    {
        var time = new TimeReader(Mapping.Time, new ColumnPlaces(Mapping, Dialect));
        foreach (var row in log.Rows.Read().Take(RowsProbed))
        {
            if (row.Record.Fault is null && time.TryRead(row.Record, out _) is { Code: DecodeProblem.TimeWithoutZone } problem)
                throw new UserException(
                    $"{File.ShownAs}, line {row.Record.Line}, column {problem.Field}: {problem.Reason}",
                    $"Say in {Mapping.File} where those clocks stood: `time: {{column: {problem.Field}, zone: Europe/Berlin}}`, or `zone: UTC`.");
        }
    }
}
