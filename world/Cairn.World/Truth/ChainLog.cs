using Cairn.World.Randomness;
using Cairn.World.Text;

namespace Cairn.World.Truth;

/// <summary>Writes the logs of a block in the shape of eth_getLogs' answer, with their finality added.</summary>
internal sealed class ChainLog(Ids ids)
{
    private const ulong BlockHashes = 0xB10C;

    /// <param name="text">Where the lines go.</param>
    /// <param name="block">The block's number.</param>
    /// <param name="orphan">Whether it is the block that the chain threw away, and not the one that stands at its height.</param>
    /// <param name="removed">Whether the lines take earlier ones back.</param>
    /// <param name="rows">All transfers of the block, those of one transaction next to each other.</param>
    public void Add(Utf8Text text, long block, bool orphan, bool removed, ReadOnlySpan<TransferRow> rows)
    {
        var hash = ids.TransactionHash(Mix.Of(BlockHashes, (ulong)block, orphan ? 1UL : 0UL));
        var transactionIndex = 0;
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var row = ref rows[index];
            if (index > 0 && rows[index - 1].Transaction != row.Transaction)
                transactionIndex++;

            var wallet = ids.Wallet(row.Person);
            text.Add("{\"address\":\""u8).Add(ChainNames.Contract);
            text.Add("\",\"topics\":[\""u8).Add(ChainNames.TransferTopic).Add("\",\""u8);
            AddPadded(text, row.Receives ? ChainNames.Company : wallet).Add("\",\""u8);
            AddPadded(text, row.Receives ? wallet : ChainNames.Company).Add("\"],\"data\":\"0x"u8);
            text.Add(row.Amount.ToString("x64"));
            text.Add("\",\"blockNumber\":\"0x"u8).Add(block.ToString("x")).Add("\",\"blockHash\":\""u8).Add(hash);
            text.Add("\",\"blockTimestamp\":\"0x"u8).Add((ChainClock.TimeOf(block) / 1000).ToString("x"));
            text.Add("\",\"transactionHash\":\""u8).Add(ids.TransactionHash(row.Transaction));
            text.Add("\",\"transactionIndex\":\"0x"u8).Add(transactionIndex.ToString("x"));
            text.Add("\",\"logIndex\":\"0x"u8).Add(index.ToString("x"));
            text.Add(removed ? "\",\"removed\":true"u8 : "\",\"removed\":false"u8);
            text.Add(orphan ? ",\"finality\":\"reorged\"}\n"u8 : ",\"finality\":\"finalized\"}\n"u8);
        }
    }

    /// <summary>An address as a topic: 32 bytes.</summary>
    private static Utf8Text AddPadded(Utf8Text text, string address) => text.Add("0x000000000000000000000000"u8).Add(address[2..]);
}
