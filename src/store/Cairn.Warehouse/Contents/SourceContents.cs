namespace Cairn.Warehouse.Contents;

/// <summary>What came of a source's records.</summary>
/// <param name="Source">The source.</param>
/// <param name="Events">Its events.</param>
/// <param name="Quarantined">Its records in quarantine.</param>
/// <param name="Suppressed">Its records that were suppressed.</param>
/// <param name="LastReceived">When the latest record of any kind was received, Unix milliseconds.</param>
public sealed record SourceContents(string Source, long Events, long Quarantined, long Suppressed, long LastReceived);
