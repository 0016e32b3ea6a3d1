namespace Cairn.World.Truth;

/// <summary>The addresses and topics of chain.jsonl that do not depend on the seed.</summary>
public static class ChainNames
{
    /// <summary>The contract of the stable coin: an address without a real contract.</summary>
    public const string Contract = "0x5a1e00000000000000000000000000000000c014";

    /// <summary>The company's own wallet, the other side of every transfer.</summary>
    public const string Company = "0xca1200000000000000000000000000000000b00c";

    /// <summary>The topic of ERC-20's Transfer(address,address,uint256): the event's Keccak-256 (EIP-20, EIP-1474).</summary>
    public const string TransferTopic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
}
