using Cairn.Data;

namespace Cairn.Warehouse.Quarantine;

/// <summary>How many records are known to be missing from every report.</summary>
public static class QuarantineCount
{
    private static readonly SqlText Query = SqlText.Load(typeof(QuarantineCount), "count_quarantine.sql");

    /// <summary>Counts the records in quarantine.</summary>
    public static Task<ulong> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.QuerySingleAsync<ulong>(Query, parameters: null, ct);
    }
}
