using Cairn.Data;
using Cairn.Model;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// The INSERTs and DELETEs that run in the warehouse, whoever sent them. A DELETE goes on after the engine's death, and would take away
/// what was counted as stored meanwhile; an INSERT whose sender died may yet commit.
/// </summary>
public static class RunningWrites
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);
    private static readonly SqlText Running = SqlText.Load(typeof(RunningWrites), "running_writes.sql");

    /// <summary>Waits until every write that is running at the moment has ended; later ones are not waited for.</summary>
    /// <exception cref="UserException">One of them does not end within five minutes.</exception>
    public static async Task WaitAsync(WarehouseClient client, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(time);
        var running = await ReadAsync(client, ct);
        var deadline = time.GetUtcNow() + MaxWait;
        while (running.Count > 0)
        {
            if (time.GetUtcNow() > deadline)
                throw new UserException(
                    $"an insert or delete that began earlier has been running for more than {MaxWait.TotalMinutes:0} minutes",
                    "Stop the engine (cairn engine stops with its last user) and try again; nothing is lost.");
            await Task.Delay(PollInterval, time, ct);
            running.IntersectWith(await ReadAsync(client, ct));
        }
    }

    private static async Task<HashSet<string>> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        var running = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in client.QueryAsync<string>(Running, null, ct))
            running.Add(id);
        return running;
    }
}
