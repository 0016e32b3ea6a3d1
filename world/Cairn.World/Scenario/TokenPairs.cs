namespace Cairn.World.Scenario;

/// <summary>The pairs of tokens that can be swapped, by the number that a signal carries as its product.</summary>
public static class TokenPairs
{
    /// <summary>Price of each token in US cents, the same the whole time: the world has no market.</summary>
    private static readonly (string Name, long Cents)[] Tokens =
        [("USDC", 100), ("ETH", 300_000), ("WBTC", 9_000_000), ("SOL", 14_000), ("LINK", 1_300), ("UNI", 600), ("AAVE", 18_000)];

    /// <summary>How many pairs there are: USDC to each of the others, and back.</summary>
    public static int Count => 2 * (Tokens.Length - 1);

    /// <summary>The token that is given and the token that is received, each with its price in US cents.</summary>
    public static ((string Name, long Cents) Given, (string Name, long Cents) Received) Of(int number)
    {
        var index = (int)((uint)number % (uint)Count);
        var other = Tokens[1 + index / 2];
        return index % 2 == 0 ? (Tokens[0], other) : (other, Tokens[0]);
    }

    /// <summary>The asset of a trade: every token but the stable one.</summary>
    public static string Asset(int number) => Tokens[1 + (int)((uint)number % (uint)(Tokens.Length - 1))].Name;
}
