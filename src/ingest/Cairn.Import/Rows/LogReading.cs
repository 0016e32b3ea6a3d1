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

    /// <summary>Rows whose numbers show how the column writes them.</summary>
    private const int NumbersProbed = 10_000;

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
            dialect = WithLists(dialect with { Columns = [.. dialect.Columns.Union(mapping.OptionalColumns, StringComparer.Ordinal)] }, mapping);
        else if (mapping.Each is { } each)
            throw new UserException($"{mapping.File}:{each.List.Line}:{each.List.Column}: `each:` takes lists of JSON lines apart, and {file.ShownAs} is {dialect.Describe()}",
                "Remove `each:` from the mapping.");
        var reading = new LogReading(opener, file, dialect, mapping, source ?? mapping.Source);
        if (dialect.Format == LogFormat.Requests)
        {
            using var calls = await reading.OpenAsync(null, ct);
            return reading;
        }
        using (var rows = await reading.OpenAsync(null, ct))
            reading.RequireZone(rows);
        return await reading.WithDecimalMarksAsync(ct);
    }

    /// <summary>Paths such as products[].price are columns where the log has the list.</summary>
    private static Dialect WithLists(Dialect dialect, ImportMapping mapping)
    {
        var known = dialect.Columns.ToHashSet(StringComparer.Ordinal);
        var paths = MappingColumns.All(mapping).Where(name => !known.Contains(name) && ListPath.Parse(name) is { } path && known.Contains(path.List));
        if (mapping.Each is { } each && !known.Contains(each.List.Name))
            throw new UserException($"{mapping.File}:{each.List.Line}:{each.List.Column}: there is no list '{each.List.Name}' in the log",
                "Correct the name; a key that comes only later in the file belongs under `optional:` in the mapping.");
        var rule = mapping.Each is null ? null : new ElementRule(
            mapping.Each.List.Name, mapping.Each.When.ToDictionary(when => when.Column.Name, when => when.Values.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));
        return dialect with { Columns = [.. dialect.Columns, .. paths], Each = rule };
    }

    /// <summary>Lets the first rows show how numbers are written, where neither mapping nor format says it.</summary>
    private async Task<LogReading> WithDecimalMarksAsync(CancellationToken ct)
    {
        if (Mapping.Reading.DecimalMark is not null)
            return this;
        var places = new ColumnPlaces(Mapping, Dialect);
        var columns = MappingColumns.OfNumbers(Mapping).Where(column => !Dialect.DecimalMarks.ContainsKey(column.Name))
            .Select(column => new DecimalEvidence(column, places.Of(column))).ToList();
        if (columns.Count == 0)
            return this;
        using (var log = await OpenAsync(null, ct))
        {
            foreach (var row in log.Records.Read().Take(NumbersProbed).Where(row => row.Row.Fault is null))
                columns.ForEach(column => column.Look(row.Row));
        }
        columns.ForEach(column => column.RequireMark(File.ShownAs, Mapping.File));
        var marks = new Dictionary<string, char>(Dialect.DecimalMarks, StringComparer.Ordinal);
        foreach (var column in columns)
            if (column.Mark is { } mark)
                marks[column.Name] = mark;
        return new LogReading(_opener, File, Dialect with { DecimalMarks = marks }, Mapping, Source);
    }

    /// <summary>Opens the file at its beginning.</summary>
    public async Task<OpenedLog> OpenAsync(Action<long>? progress, CancellationToken ct) =>
        new(await _opener.OpenAsync(File, Dialect, Source, progress, ct), this);

    private void RequireZone(OpenedLog log)
    {
        var time = new TimeReader(Mapping.Time, new ColumnPlaces(Mapping, Dialect));
        foreach (var row in log.Records.Read().Take(RowsProbed))
        {
            if (row.Row.Fault is null && time.TryRead(row.Row, out _) is { Code: DecodeCodes.TimeWithoutZone } problem)
                throw new UserException(
                    $"{File.ShownAs}, line {row.Row.Line}, column {problem.Field}: {problem.Reason}",
                    $"Say in {Mapping.File} where those clocks stood: `time: {{column: {problem.Field}, zone: Europe/Berlin}}`, or `zone: UTC`; where a column says it, `zone: {{column: NAME}}`.");
        }
    }
}
