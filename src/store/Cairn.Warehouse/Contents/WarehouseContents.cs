using Cairn.Data;

namespace Cairn.Warehouse.Contents;

/// <summary>What a warehouse holds. Times are Unix milliseconds.</summary>
/// <param name="Totals">Of everything together.</param>
/// <param name="Sources">By source, the one with most records first; at most <see cref="MaxRows"/>.</param>
/// <param name="Imports">The files that were imported, the latest first; at most <see cref="MaxRows"/>.</param>
/// <param name="Tables">Tables and views by name.</param>
public sealed record WarehouseContents(
    ContentTotals Totals, IReadOnlyList<SourceContents> Sources, IReadOnlyList<ImportedFile> Imports, IReadOnlyList<TableContents> Tables)
{
    /// <summary>The most rows of a list.</summary>
    public const int MaxRows = 1000;

    private static readonly SqlText TotalsQuery = SqlText.Load(typeof(WarehouseContents), "content_totals.sql");
    private static readonly SqlText SourcesQuery = SqlText.Load(typeof(WarehouseContents), "content_sources.sql");
    private static readonly SqlText ImportsQuery = SqlText.Load(typeof(WarehouseContents), "content_imports.sql");
    private static readonly SqlText TablesQuery = SqlText.Load(typeof(WarehouseContents), "content_tables.sql");

    /// <summary>Reads it.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static async Task<WarehouseContents> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var bound = new QueryParameters { { "most", MaxRows } };
        return new WarehouseContents(
            await client.QuerySingleAsync<ContentTotals>(TotalsQuery, null, ct),
            await client.QueryAsync<SourceContents>(SourcesQuery, bound, ct).ToListAsync(ct),
            await client.QueryAsync<ImportedFile>(ImportsQuery, bound, ct).ToListAsync(ct),
            await ReadTablesAsync(client, ct));
    }

    /// <summary>Reads which tables and views there are.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static async Task<IReadOnlyList<TableContents>> ReadTablesAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        return await client.QueryAsync<TableContents>(TablesQuery, null, ct).ToListAsync(ct);
    }
}
