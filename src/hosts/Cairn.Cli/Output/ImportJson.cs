using Cairn.Import.Loading;

namespace Cairn.Cli.Output;

/// <summary>What imports did, for machines: an array with one object for each file.</summary>
internal static class ImportJson
{
    public static string Of(IEnumerable<ImportSummary> summaries) => JsonText.Of(summaries.Select(static summary => new
    {
        summary.File,
        summary.LogId,
        Format = summary.Dialect.Describe(),
        summary.Rows,
        summary.Skipped,
        summary.PassedOver,
        summary.Records,
        summary.Events,
        summary.Quarantined,
        Suppressed = summary.SuppressedFor.ToDictionary(static suppressed => suppressed.Reason, static suppressed => suppressed.Records),
        summary.Erased,
        summary.ReusedIds,
        summary.AlreadyStored,
        Rejected = summary.Rejected.Select(static rejected => new { rejected.Code, rejected.Field, rejected.Records }),
        summary.Warnings,
        summary.UnmetNames,
        summary.BegunWithPlan,
        Seconds = Math.Round(summary.Duration.TotalSeconds, 3),
        Steps = summary.Steps.Select(static step => new { step.Step, step.Entered, step.Rejected, step.Suppressed, Seconds = Math.Round(step.Time.TotalSeconds, 3) }),
    }));
}
