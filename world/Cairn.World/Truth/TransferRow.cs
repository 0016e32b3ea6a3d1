using System.Runtime.InteropServices;

namespace Cairn.World.Truth;

/// <summary>One ERC-20 Transfer on its way into chain.jsonl.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct TransferRow
{
    /// <summary>When it was sent, Unix milliseconds; its block is the next one on the grid of 12 s.</summary>
    public long At;

    /// <summary>Key of the transaction's hash.</summary>
    public ulong Transaction;

    /// <summary>Whose wallet.</summary>
    public int Person;

    /// <summary>Amount in the token's smallest unit (USDC has 6 decimals).</summary>
    public long Amount;

    /// <summary>Whether the wallet receives; otherwise it pays.</summary>
    public bool Receives;

    /// <summary>0: stays. 1: its block is thrown away and the transfer comes again in a later one. 2: thrown away for good.</summary>
    public byte Reorganised;
}
