using Cairn.Data;
using Cairn.Protocols.Wire;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// Lets a collector's index know what imports stored within its window, so that a client that sends such a message again is
/// understood. Imports that have ended are read once, others from where they stood on each time. Not thread-safe.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="index">The index; whoever owns it calls.</param>
/// <param name="days">How many days it remembers.</param>
internal sealed class ImportsForIndex(WarehouseClient client, MessageIndex index, int days)
{
    private const long MillisecondsOfDay = 86_400_000;

    private static readonly SqlText Imports = SqlText.Load(typeof(ImportsForIndex), "imports_since.sql");
    private static readonly SqlText Messages = SqlText.Load(typeof(ImportsForIndex), "imported_messages.sql");

    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _readTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _beganAt = new(StringComparer.Ordinal);

    /// <summary>Learns what imports have stored since the last call. It may be called again when it fails.</summary>
    /// <param name="now">The time of receipt of what comes next.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="WarehouseException">The warehouse does not answer.</exception>
    /// <exception cref="MessageIndexException">What an import had stored was replaced: the index knows messages that are gone, and has to be opened anew.</exception>
    public async Task LearnAsync(DateTimeOffset now, CancellationToken ct)
    {
        var imports = new List<ImportState>();
        await foreach (var import in client.QueryAsync<ImportState>(Imports, new() { { "since", now - TimeSpan.FromDays(days) } }, ct))
            imports.Add(import);
        foreach (var import in imports)
            if (_beganAt.TryGetValue(import.LogId, out var known) && known != import.BeganAt && known >= (now - TimeSpan.FromDays(days)).ToUnixTimeMilliseconds())
                throw MessageIndexException.Outdated(import.LogId);
        foreach (var import in imports.Where(import => !_ended.Contains(import.LogId)))
        {
            _beganAt[import.LogId] = import.BeganAt;
            await ReadAsync(import, ct);
            // The row that says so is written after the last record.
            if (import.Records > 0)
                _ended.Add(import.LogId);
        }
    }

    private async Task ReadAsync(ImportState import, CancellationToken ct)
    {
        var day = (int)(import.BeganAt / MillisecondsOfDay);
        var readTo = _readTo.GetValueOrDefault(import.LogId);
        // Of the batch that is being stored the later records may be there before the earlier ones.
        var from = readTo - Math.Min(readTo, LogBatch.MaxRecords);
        await using var rows = await client.OpenAsync(Messages, new() { { "log_id", import.LogId }, { "from", from } }, ct);
        while (await rows.ReadAsync(ct))
        {
            readTo = Math.Max(readTo, rows.ReadUInt64() + 1);
            index.Add(new MessageKey(rows.ReadUInt64(), (uint)rows.ReadUInt64()), day);
        }
        _readTo[import.LogId] = readTo;
    }

    /// <summary>A row of imports_since.sql.</summary>
    private sealed record ImportState(string LogId, long BeganAt, ulong Records);
}
