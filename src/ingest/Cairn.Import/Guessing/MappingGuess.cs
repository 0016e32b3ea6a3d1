using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>Writes a first mapping for a file from what its first rows show, with comments, to be edited.</summary>
public static class MappingGuess
{
    private const int RowsLookedAt = 10_000;

    /// <summary>Reads the beginning of the file.</summary>
    /// <param name="opener">Opens the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="plan">The plan whose events the log's names are validated against; null: none.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The mapping as YAML.</returns>
    /// <exception cref="UserException">The file cannot be read, or needs no mapping.</exception>
    public static async Task<string> WriteAsync(LogOpener opener, LogFile file, TrackingPlan? plan, CancellationToken ct)
    {
        var encoding = LogOpener.GuessEncoding(file);
        var dialect = await opener.DetectAsync(file, new ReadingOptions { Encoding = encoding }, ct);
        if (dialect.Format == LogFormat.Requests)
            throw new UserException($"{file.ShownAs} is a request log, which needs no mapping", $"Import it as it is: cairn import {file.ShownAs} --plan PLAN.yaml");
        var columns = new List<ColumnProfile>();
        long rows = 0;
        using var reader = await opener.OpenAsync(file, dialect, "", null, ct);
        var row = new Row();
        while (rows < RowsLookedAt && reader.Read(row))
        {
            if (row.Fault is not null)
                continue;
            rows++;
            while (columns.Count < reader.Columns.Count)
                columns.Add(new ColumnProfile(reader.Columns[columns.Count]));
            for (var i = 0; i < row.FieldCount && i < columns.Count; i++)
                columns[i].Look(row.Field(i));
        }
        return new MappingDraft(file.ShownAs, dialect, encoding, columns, rows, plan).Write();
    }
}
