using System.Globalization;
using System.Text;
using Cairn.Data;
using Cairn.Engine.Supervision;
using Cairn.Engine.Tests.Support;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Supervision;

/// <summary>
/// The protocol by which exactly-once is proved: rows carry (log_id, log_offset), and after any error the loader counts
/// what the sink holds of the batch and then goes on, inserts, or stops. Here the engine is killed while it loads.
/// </summary>
public sealed class KillLoopTests
{
    private const int Kills = 20;
    private const int BatchRows = 2000;
    private const int Batches = 400;

    private static readonly SqlText Create = SqlText.FromOperator("create", SchemaOf("kill_loop"));
    private static readonly SqlText Count = SqlText.FromOperator("count", "SELECT count() AS rows FROM kill_loop WHERE log_id = {log:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}");
    private static readonly SqlText Insert = SqlText.FromOperator("insert", "INSERT INTO kill_loop (log_id, log_offset, body) FORMAT TabSeparated");
    private static readonly SqlText Check = SqlText.FromOperator("check", "SELECT count() AS rows, uniqExact(log_offset) AS distinct, max(log_offset) AS last FROM kill_loop");

    [Fact]
    public async Task twenty_kills_lose_nothing_and_store_nothing_twice()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        var options = new EngineOptions { Command = TestPrograms.Command("engine"), Linger = TimeSpan.FromSeconds(1) };
        await using var engine = await EngineSupervisor.AcquireAsync(folder, options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        await client.ExecuteAsync(Create);

        using var stop = new CancellationTokenSource();
        var killer = KillAsync(folder, engine, new Random(seed), stop);
        var figures = new Figures();
        var batch = 0;
        // Loads at least so many batches, and goes on until the last kill has struck.
        for (; batch < Batches || !killer.IsCompleted; batch++) await LoadAsync(client, batch, figures);
        await killer;

        var result = await Retry(() => client.QuerySingleAsync<Result>(Check), figures);
        var expected = (ulong)batch * BatchRows;
        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} kills, {batch} batches of {BatchRows}, {figures.Failures} failed calls, {figures.FoundStored} batches stored though their answer was lost");
        result.ShouldBe(new Result(expected, expected, expected - 1), $"seed {seed}");
        engine.Restarts.ShouldBe(Kills);
    }

    private static async Task LoadAsync(WarehouseClient client, int batch, Figures figures)
    {
        var from = (ulong)batch * BatchRows;
        var range = new QueryParameters { { "log", "log" }, { "from", from }, { "to", from + BatchRows } };
        for (var attempt = 0; ; attempt++)
        {
            attempt.ShouldBeLessThan(100);
            var stored = await Retry(() => client.QuerySingleAsync<ulong>(Count, range), figures);
            if (stored == BatchRows)
            {
                figures.FoundStored++;
                return;
            }

            stored.ShouldBe(0UL, "a batch is one block, so it is stored wholly or not at all");
            try
            {
                var summary = await client.InsertAsync(Insert, (body, ct) => body.WriteAsync(Rows(from), ct).AsTask());
                summary.WrittenRows.ShouldBe(BatchRows);
                return;
            }
            catch (WarehouseException failure) when (failure.IsRetryable)
            {
                figures.Failures++;
            }
        }
    }

    private static async Task<T> Retry<T>(Func<Task<T>> call, Figures figures)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (WarehouseException failure) when (failure.IsRetryable && attempt < 100)
            {
                figures.Failures++;
            }
        }
    }

    private static async Task KillAsync(DataFolder folder, EngineSupervisor engine, Random random, CancellationTokenSource stop)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(20, 400)));
            await moment.WaitForNextTickAsync(stop.Token);
            // A successor serves a moment before it has written down its process.
            await Wait.UntilAsync(() => IsRunning(EngineAddress.Read(folder.AddressPath)), "the successor's address");
            SupervisionTests.Kill(folder);
            var expected = kill;
            await Wait.UntilAsync(() => engine.Restarts == expected, $"restart {expected}");
        }
    }

    private static bool IsRunning(EngineAddress? address) => address is not null && Directory.Exists($"/proc/{address.Process}");

    private static ReadOnlyMemory<byte> Rows(ulong from)
    {
        var text = new StringBuilder();
        for (var i = 0UL; i < BatchRows; i++) text.Append(CultureInfo.InvariantCulture, $"log\t{from + i}\tbody {from + i}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string SchemaOf(string table) => string.Join("\n", SchemaTemplate.Render(
        $$$"""
        CREATE TABLE IF NOT EXISTS {{table:{{{table}}}}} (log_id LowCardinality(String), log_offset UInt64, body String)
        ENGINE = {{engine:MergeTree}} ORDER BY log_offset SETTINGS {{durable}}
        """,
        cluster: null,
        "cairn"));

    private sealed record Result(ulong Rows, ulong Distinct, ulong Last);

    private sealed class Figures
    {
        public int Failures { get; set; }

        public int FoundStored { get; set; }
    }
}
