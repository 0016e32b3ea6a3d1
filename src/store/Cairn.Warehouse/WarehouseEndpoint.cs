namespace Cairn.Warehouse;

/// <summary>Where a warehouse can be reached: the embedded engine's Unix socket or a ClickHouse server's HTTP port.</summary>
/// <param name="BaseAddress">Scheme, host and port; for a Unix socket any host name, for example <c>http://engine/</c>.</param>
/// <param name="CreateHandler">Makes the connection handler; the client that asks for it owns and disposes it.</param>
/// <param name="User">ClickHouse user; null sends no user.</param>
/// <param name="Key">The user's password or key, sent as <c>X-ClickHouse-Key</c>; null sends none.</param>
/// <param name="Cluster">Name of the cluster on which tables are made; null means a single node.</param>
public sealed record WarehouseEndpoint(
    Uri BaseAddress,
    Func<HttpMessageHandler> CreateHandler,
    string? User = null,
    string? Key = null,
    string? Cluster = null)
{
    /// <summary>The endpoint of a ClickHouse server that speaks HTTP or HTTPS.</summary>
    /// <param name="address">For example <c>https://clickhouse.example:8443/</c>.</param>
    /// <param name="user">ClickHouse user; null for the server's default.</param>
    /// <param name="key">Password of the user.</param>
    /// <param name="cluster">Name of the cluster; null for a single node.</param>
    public static WarehouseEndpoint ForServer(Uri address, string? user = null, string? key = null, string? cluster = null) =>
        new(address, () => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }, user, key, cluster);

    /// <summary>Names the address only: the key must not reach a log.</summary>
    public override string ToString() => BaseAddress.ToString();
}
