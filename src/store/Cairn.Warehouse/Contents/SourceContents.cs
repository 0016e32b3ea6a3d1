namespace Cairn.Warehouse.Contents;

/// <summary>What came of a source's records.</summary>
/// <param name="Source">The source.</param>
/// <param name="Events">Its events.</param>
/// <param name="Quarantined">Its records in quarantine.</param>
/// <param name="KeptOut">Its records that were kept out.</param>
/// <param name="LastReceived">When the latest record of any kind was received, Unix milliseconds.</param>
public sealed record SourceContents(string Source, long Events, long Quarantined, long KeptOut, long LastReceived);
