using System.Text.Json;
using Cairn.Warehouse;

namespace Cairn.Import.Loading;

/// <summary>Reads and writes the table <c>imports</c>.</summary>
internal sealed class ImportLedger(WarehouseClient client)
{
    private static readonly SqlText InsertImport = SqlText.Load(typeof(ImportLedger), "insert_import.sql");
    private static readonly SqlText FindImport = SqlText.Load(typeof(ImportLedger), "find_import.sql");
    private static readonly SqlText DeleteImports = SqlText.Load(typeof(ImportLedger), "delete_imports.sql");
    private static readonly SqlText RefusedByCode = SqlText.Load(typeof(ImportLedger), "refused_by_code.sql");
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<ImportEntry?> FindAsync(string logId, CancellationToken ct)
    {
        await foreach (var entry in client.QueryAsync<ImportEntry>(FindImport, new() { { "log_id", logId } }, ct))
            return entry;
        return null;
    }

    public async Task AddAsync(ImportEntry entry, CancellationToken ct) =>
        await client.InsertAsync(InsertImport, (body, token) => JsonSerializer.SerializeAsync(body, entry, Json, token), null, ct);

    public Task DeleteAsync(string logId, CancellationToken ct) =>
        client.ExecuteAsync(DeleteImports, new QueryParameters { { "log_id", logId } }, ct);

    public async Task<IReadOnlyList<RefusedCount>> CountRefusedAsync(string logId, CancellationToken ct)
    {
        var counts = new List<RefusedCount>();
        await foreach (var count in client.QueryAsync<RefusedCount>(RefusedByCode, new() { { "log_id", logId } }, ct))
            counts.Add(count);
        return counts;
    }
}
