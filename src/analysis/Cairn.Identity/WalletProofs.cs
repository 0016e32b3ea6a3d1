using Cairn.Data;
using Cairn.Identity.Graph;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Which wallets signed that they are whose (EIP-4361), of a few persons.</summary>
internal sealed class WalletProofs
{
    private const string Wallet = "wallet:";

    private static readonly SqlText Query = SqlText.Load(typeof(WalletProofs), "Sql.read_proofs.sql");

    private readonly HashSet<(ulong, ulong)> _proved = [];

    /// <summary>Reads them, where any of the links is a wallet's.</summary>
    public static async Task<WalletProofs> ReadAsync(
        WarehouseClient client, IEnumerable<PersonLink> links, IReadOnlyDictionary<ulong, string> names, IReadOnlyCollection<ulong> actors, CancellationToken ct)
    {
        var proofs = new WalletProofs();
        if (actors.Count == 0 || !links.Any(link => IsWallet(names, link.A) || IsWallet(names, link.B)))
            return proofs;
        await using var blocks = await client.OpenBlocksAsync(Query, new QueryParameters { { "actors", actors } }, ct);
        while (await blocks.ReadAsync(ct))
        {
            var identities = blocks.Numbers<ulong>(0);
            var wallets = blocks.Numbers<ulong>(1);
            for (var i = 0; i < identities.Length; i++)
                proofs._proved.Add((identities[i], wallets[i]));
        }
        return proofs;
    }

    /// <summary>A link with the names of its ends.</summary>
    public NamedLink Named(PersonLink link, IReadOnlyDictionary<ulong, string> names)
    {
        var (first, second) = link.InOrder;
        bool? isProved = IsWallet(names, first) || IsWallet(names, second) ? _proved.Contains((first, second)) || _proved.Contains((second, first)) : null;
        return new NamedLink(names.GetValueOrDefault(first, "?"), names.GetValueOrDefault(second, "?"), link.At, link.IsDeclared, isProved);
    }

    private static bool IsWallet(IReadOnlyDictionary<ulong, string> names, ulong key) => names.GetValueOrDefault(key, "").StartsWith(Wallet, StringComparison.Ordinal);
}
