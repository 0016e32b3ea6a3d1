using System.Diagnostics;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Faults.Clients;
using Cairn.Faults.Processes;
using Cairn.Spool;
using Cairn.Warehouse;

namespace Cairn.Faults.Proof;

/// <summary>Reads the warehouse of a data folder and compares it with the clients' ledger.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private const int MaxFaults = 4;

    private static readonly SqlText Messages = SqlText.Load(typeof(Sink), "messages.sql");
    private static readonly SqlText Logs = SqlText.Load(typeof(Sink), "logs.sql");
    private static readonly TimeSpan MaxStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MaxStandstill = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly string _data;
    private readonly EngineSupervisor _engine;
    private readonly WarehouseClient _client;

    private Sink(string data, EngineSupervisor engine) => (_data, _engine, _client) = (data, engine, new WarehouseClient(engine.Endpoint));

    /// <summary>Opens it when the collector has brought its engine back; this program starts none, which would help it.</summary>
    public static async Task<Sink> OpenAsync(string data)
    {
        await Waiting.UntilAsync(() => EngineProcesses.Find(data).Count > 0, MaxStart, "the collector starts its engine again");
        var options = new EngineOptions { Command = [CairnProgram.Path, "engine"], Linger = TimeSpan.FromSeconds(1) };
        return new Sink(data, await EngineSupervisor.AcquireAsync(DataFolder.Open(data, create: false), options, CancellationToken.None));
    }

    /// <summary>Waits until everything in the spool is in the warehouse, for as long as that goes on.</summary>
    public async Task WaitForSpoolAsync()
    {
        var (moved, held) = (Stopwatch.GetTimestamp(), -1L);
        while (true)
        {
            var logs = await LogsIfAnyAsync();
            var ends = SpoolEnds();
            if (ends.All(file => file.End == 0 || (logs.GetValueOrDefault(file.LogId)?.Records ?? 0) >= file.End))
                return;
            var records = logs.Values.Sum(log => (long)log.Records);
            if (records != held)
                (moved, held) = (Stopwatch.GetTimestamp(), records);
            if (Stopwatch.GetElapsedTime(moved) > MaxStandstill)
                throw new TimeoutException($"the warehouse stands at {records} of {ends.Sum(file => (long)file.End)} spooled records");
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Reads everything.</summary>
    public async Task<SinkProof> ProveAsync(Ledger ledger)
    {
        var (lost, doubled, damaged, faults) = (new List<int>(), new List<int>(), new List<int>(), new List<string>());
        var stored = new StoredMessage?[ledger.Messages];
        long suppressed = 0;
        await foreach (var message in _client.QueryAsync<StoredMessage>(Messages))
            stored[Post.NumberOf(message.MessageId)] = message;
        for (var number = 0; number < stored.Length; number++)
        {
            var (sent, acknowledged) = (ledger[number].Sent, ledger[number].Acknowledged);
            var message = stored[number] ?? new StoredMessage("", 0, 0, 0, 0);
            var (right, wrong) = Post.IsBad(number) ? (message.Quarantined, message.Events) : (message.Events, message.Quarantined);
            suppressed += (long)message.Suppressed;
            if (right > 1)
                doubled.Add(number);
            if (message.Damaged > 0)
                damaged.Add(number);
            else if (acknowledged > 0 && right == 0)
                lost.Add(number);
            // Every call of a damaged request is reported with the whole request, so those say nothing of the number.
            var deliveries = right + message.Suppressed;
            if (message.Damaged > 0)
                continue;
            if (wrong > 0 || deliveries < (ulong)acknowledged || (sent < byte.MaxValue && deliveries > (ulong)sent))
                faults.Add($"message {number}: sent {sent}, acknowledged {acknowledged}, stored {message}");
        }
        var logs = await LogsAsync();
        faults.AddRange(logs.Where(log => !log.IsWhole).Select(log => log.ToString()));
        faults.AddRange(ledger.Violations);
        return new SinkProof
        {
            Acknowledged = ledger.Acknowledged,
            Lost = lost,
            Doubled = doubled,
            Damaged = damaged,
            Faults = [.. faults.Take(MaxFaults)],
            SecondDeliveries = suppressed,
            Logs = logs.Count,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _engine.DisposeAsync();
    }

    /// <summary>None while the collector has not made its tables, or the engine is not there.</summary>
    private async Task<Dictionary<string, StoredLog>> LogsIfAnyAsync()
    {
        try
        {
            return (await LogsAsync()).ToDictionary(log => log.LogId, StringComparer.Ordinal);
        }
        catch (WarehouseException)
        {
            return [];
        }
    }

    private async Task<List<StoredLog>> LogsAsync()
    {
        var logs = new List<StoredLog>();
        await foreach (var log in _client.QueryAsync<StoredLog>(Logs))
            logs.Add(log);
        return logs;
    }

    private List<(string LogId, ulong End)> SpoolEnds()
    {
        var folder = Path.Combine(_data, "spool");
        var ends = new List<(string, ulong)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.db"))
        {
            if (SpoolFileName.Parse(Path.GetFileName(path)) is not { } name)
                continue;
            using var reader = SpoolReader.Open(folder, name);
            ends.Add((name.LogId, (ulong)reader.End()));
        }
        return ends;
    }
}
