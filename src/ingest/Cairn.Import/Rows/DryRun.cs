using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Rows;

/// <summary>Shows what a file becomes, without storing anything and without a data folder: the first rows, and a tally of all.</summary>
public static class DryRun
{
    /// <summary>Takes every row through the whole pipeline.</summary>
    /// <param name="opener">Opens the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="mapping">How its rows become events.</param>
    /// <param name="plan">The plan that they are validated against.</param>
    /// <param name="source">The name under which they would be stored; null: the mapping's.</param>
    /// <param name="records">How many records to show at most; all are counted.</param>
    /// <param name="time">The clock, for what is in the future.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">File and mapping do not fit each other, or the file cannot be read to its end.</exception>
    public static async Task<DryRunResult> RunAsync(
        LogOpener opener, LogFile file, ImportMapping mapping, TrackingPlan plan, string? source, int records, TimeProvider time, CancellationToken ct)
    {
        mapping = mapping.WithSpellingsOf(plan);
        var reading = await LogReading.PrepareAsync(opener, file, mapping, source, ct);
        await PackedFile.VerifyAsync(file, ct);
        using var log = await reading.OpenAsync(null, ct);
        var now = time.GetUtcNow();
        var processor = new RowProcessor(log.Decoder, ImportPipeline.Create(reading.Dialect, mapping, plan, now), reading.Source);
        var shown = new List<DryRunRecord>();
        var tally = new DryRunCounts(plan);
        try
        {
            foreach (var row in log.Records.Read())
            {
                ct.ThrowIfCancellationRequested();
                var e = new Event { ReceivedAt = now.ToUnixTimeMilliseconds() };
                var outcome = processor.Process(row.Row, row.Part, e);
                e.LogOffset = row.Offset;
                tally.Add(row.Row, e, outcome);
                if (shown.Count < records)
                    shown.Add(new DryRunRecord(row.Row.Line, row.Part, e, outcome));
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            throw new UserException($"{file.ShownAs} cannot be read to its end: {damaged.Message}", "Make or copy the file again.", damaged);
        }
        return new DryRunResult
        {
            Dialect = reading.Dialect,
            Records = shown,
            Skipped = log.Records.RowsSkipped,
            PassedOver = log.Records.PassedOver,
            Total = tally.Total,
            Accepted = tally.Accepted,
            Unreadable = tally.Unreadable,
            Rejected = tally.Rejected,
            Suppressed = tally.Suppressed,
            Conversions = tally.Conversions,
        };
    }
}
