using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>What people type into the search field: the products' names without their number.</summary>
internal static class SearchText
{
    private static readonly byte[][] Queries =
    [
        .. Catalog.All.Select(product => product.Name[..product.Name.LastIndexOf(' ')].ToLowerInvariant()).Distinct().Select(Json.Escaped),
    ];

    public static byte[] Of(ulong draw) => Queries[draw % (ulong)Queries.Length];
}
