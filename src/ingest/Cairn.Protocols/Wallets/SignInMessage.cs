namespace Cairn.Protocols.Wallets;

/// <summary>What somebody signed to show that a wallet is his (EIP-4361, "Sign-In with Ethereum").</summary>
/// <param name="Domain">The site that asked, a host with a port where it has one.</param>
/// <param name="Address">The wallet with its checksum (EIP-55).</param>
/// <param name="Uri">What is signed in to.</param>
/// <param name="ChainId">The chain (EIP-155).</param>
/// <param name="Nonce">Given out once, eight letters and digits at least.</param>
/// <param name="IssuedAt">When it was written.</param>
/// <param name="ExpirationTime">From when on it no longer holds; null: never.</param>
/// <param name="NotBefore">From when on it holds; null: at once.</param>
public sealed record SignInMessage(
    string Domain, string Address, string Uri, ulong ChainId, string Nonce, DateTimeOffset IssuedAt, DateTimeOffset? ExpirationTime, DateTimeOffset? NotBefore)
{
    /// <summary>What the purpose of the signing says in the words of the signer; empty where nothing does.</summary>
    public string Statement { get; init; } = "";

    /// <summary>The request that it answers; null where none is named.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the site asked to refer to, each a URI.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];
}
