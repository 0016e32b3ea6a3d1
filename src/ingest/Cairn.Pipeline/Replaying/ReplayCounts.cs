namespace Cairn.Pipeline.Replaying;

/// <summary>How many records stand in which table.</summary>
/// <param name="Events">As events.</param>
/// <param name="Quarantined">In quarantine.</param>
/// <param name="Suppressed">Suppressed, second deliveries among them.</param>
public sealed record ReplayCounts(long Events, long Quarantined, long Suppressed);
