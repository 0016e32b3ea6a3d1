namespace Cairn.Import.Rows;

/// <summary>What becomes of the records that are one of the plan's conversions.</summary>
/// <param name="Name">The conversion's name in the plan.</param>
/// <param name="Event">The event that it is made of.</param>
/// <param name="HasMoney">Whether the plan counts its money.</param>
/// <param name="Stored">Records that would be stored.</param>
/// <param name="Rejected">Records that would go to quarantine.</param>
/// <param name="RejectedFor">The codes of these, with how many.</param>
/// <param name="Suppressed">Records that would be suppressed.</param>
public sealed record DryRunConversion(
    string Name, string Event, bool HasMoney, DryRunMoney Stored, DryRunMoney Rejected, IReadOnlyDictionary<string, long> RejectedFor, long Suppressed);
