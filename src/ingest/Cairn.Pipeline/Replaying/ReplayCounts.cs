namespace Cairn.Pipeline.Replaying;

/// <summary>How many records stand in which table.</summary>
/// <param name="Events">As events.</param>
/// <param name="Quarantined">In quarantine.</param>
/// <param name="KeptOut">Kept out, second deliveries among them.</param>
public sealed record ReplayCounts(long Events, long Quarantined, long KeptOut);
