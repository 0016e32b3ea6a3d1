namespace Cairn.Pipeline.Replaying;

/// <summary>What a journal says of the blocks that stand before it in the file.</summary>
/// <param name="LogId">The log.</param>
/// <param name="Offsets">The places whose records are replaced.</param>
/// <param name="Rows">Rows of the blocks for events, quarantine and suppressed.</param>
/// <param name="Bytes">Bytes of these blocks.</param>
internal sealed record JournalHead(string LogId, ulong[] Offsets, int[] Rows, long[] Bytes);
