using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Model.Plan;

namespace Cairn.Import.Rows;

/// <summary>Shows what the first rows of a file become, without storing anything and without a data folder.</summary>
public static class DryRun
{
    /// <summary>Takes the first rows through the whole pipeline.</summary>
    /// <param name="opener">Opens the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="mapping">How its rows become events.</param>
    /// <param name="plan">The plan that they are held against.</param>
    /// <param name="source">The name under which they would be stored; null: the mapping's.</param>
    /// <param name="records">How many records to show at most.</param>
    /// <param name="time">The clock, for what is in the future.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">File and mapping do not fit each other.</exception>
    public static async Task<DryRunResult> RunAsync(
        LogOpener opener, LogFile file, ImportMapping mapping, TrackingPlan plan, string? source, int records, TimeProvider time, CancellationToken ct)
    {
        mapping = mapping.For(plan);
        var reading = await LogReading.PrepareAsync(opener, file, mapping, source, ct);
        using var log = await reading.OpenAsync(null, ct);
        var now = time.GetUtcNow();
        var processor = new RowProcessor(log.Decoder, ImportPipeline.Create(reading.Dialect, mapping, plan, now), reading.Source);
        var shown = new List<DryRunRecord>();
        foreach (var row in log.Rows.Read().Take(records))
        {
            var e = new Event { ReceivedAt = now.ToUnixTimeMilliseconds() };
            var outcome = processor.Process(row.Record, row.Part, e);
            e.LogOffset = row.Offset;
            shown.Add(new DryRunRecord(row.Record.Line, row.Part, e, outcome));
        }
        return new DryRunResult(reading.Dialect, shown, log.Rows.RowsSkipped, log.Rows.LeftOut);
    }
}
