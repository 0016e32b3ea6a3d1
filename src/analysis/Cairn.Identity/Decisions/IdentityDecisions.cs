using System.Text.Json;
using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Identity.Decisions;

/// <summary>What people said of identifiers, beside what events say. Nothing is ever taken back but by another word on the same two.</summary>
public sealed class IdentityDecisions(WarehouseClient client)
{
    private static readonly SqlText Latest = SqlText.Load(typeof(IdentityDecisions), "latest_decisions.sql");
    private static readonly SqlText Insert = SqlText.Load(typeof(IdentityDecisions), "insert_decisions.sql");

    /// <summary>The latest link or split of each pair and the mapping of it, in order of the pairs.</summary>
    public Task<IReadOnlyList<IdentityDecision>> ReadAsync(CancellationToken ct) => ReadAsync(new QueryParameters { { "keys", Array.Empty<ulong>() } }, ct);

    /// <summary>The same of the pairs that some identifiers are in.</summary>
    public async Task<IReadOnlyList<IdentityDecision>> ReadAsync(IReadOnlyCollection<ulong> keys, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Count == 0 ? [] : await ReadAsync(new QueryParameters { { "keys", keys } }, ct);
    }

    private async Task<IReadOnlyList<IdentityDecision>> ReadAsync(QueryParameters parameters, CancellationToken ct) =>
        await client.QueryAsync<Row>(Latest, parameters, ct)
            .Select(static row => new IdentityDecision(Enum.Parse<DecisionKind>(row.Kind, ignoreCase: true), row.One, row.Other, row.DecidedAt, row.Reason))
            .ToListAsync(ct);

    /// <summary>Stores decisions, all or none.</summary>
    public Task StoreAsync(IReadOnlyCollection<IdentityDecision> decisions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return client.InsertAsync(Insert, async (body, token) =>
        {
            await using var lines = new StreamWriter(body, leaveOpen: true) { NewLine = "\n" };
            foreach (var decision in decisions)
                await lines.WriteLineAsync(Line(decision).AsMemory(), token);
        }, ct: ct);
    }

    private static string Line(IdentityDecision decision)
    {
        var (one, other) = string.CompareOrdinal(decision.One, decision.Other) < 0 ? (decision.One, decision.Other) : (decision.Other, decision.One);
        return JsonSerializer.Serialize(new
        {
            decided_at = DateTimeOffset.FromUnixTimeMilliseconds(decision.DecidedAt).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture),
            kind = decision.Kind.ToString().ToLowerInvariant(),
            one,
            other,
            reason = decision.Reason,
        });
    }

    private sealed record Row(string Kind, string One, string Other, long DecidedAt, string Reason);
}
