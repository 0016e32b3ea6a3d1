using Cairn.Import.Quarantined;

namespace Cairn.Cli.Output;

/// <summary>What is in quarantine, and what a replay did, for machines.</summary>
internal static class QuarantineJson
{
    public static string Of(IReadOnlyList<QuarantineGroup> groups) => JsonText.Of(groups);

    public static string Of(ReplaySummary summary) => JsonText.Of(summary);
}
