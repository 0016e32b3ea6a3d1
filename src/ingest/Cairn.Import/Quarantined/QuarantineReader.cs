using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Import.Quarantined;

/// <summary>Shows what is in quarantine.</summary>
public sealed class QuarantineReader(WarehouseClient client)
{
    private static readonly SqlText Groups = SqlText.Load(typeof(QuarantineReader), "quarantine_groups.sql");
    private static readonly SqlText Export = SqlText.Load(typeof(QuarantineReader), "quarantine_export.sql");

    /// <summary>The reasons with how many records each holds, most first.</summary>
    /// <param name="max">How many reasons at most.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<QuarantineGroup>> ListAsync(int max, CancellationToken ct)
    {
        var groups = new List<QuarantineGroup>();
        await foreach (var group in client.QueryAsync<QuarantineGroup>(Groups, new() { { "limit", max } }, ct))
            groups.Add(group);
        return groups;
    }

    /// <summary>Writes the records themselves, with file, line and reason, in the order in which they were read.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="asJson">JSON lines instead of CSV with a header.</param>
    /// <param name="code">Only those with this code; empty: all.</param>
    /// <param name="ct">Stops it.</param>
    public async Task ExportAsync(Stream target, bool asJson, string code, CancellationToken ct)
    {
        await using var rows = await client.OpenRawAsync(
            Export, asJson ? "JSONEachRow" : "CSVWithNames", new QueryParameters { { "code", code } }, ct: ct);
        await rows.CopyToAsync(target, ct);
    }
}
