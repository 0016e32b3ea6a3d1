using System.Text.RegularExpressions;
using Cairn.Data;
using Cairn.Reference.Tests.Comparison;
using Cairn.Warehouse;

namespace Cairn.Reference.Tests.Cluster;

/// <summary>Every statement of the product's files that reads or changes the warehouse's tables, on one node and on three shards.</summary>
public partial class StatementTests
{
    /// <summary>Rows of every table, under two logs; some quarantined rows have the names and offsets of nothing else.</summary>
    private static readonly string[] Rows =
    [
        """
        INSERT INTO quarantine (received_at, log_id, log_offset, line, part, source, event, code, field, reason, raw, message_key, content_key, message_day)
        SELECT toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + number, if(number % 3 = 0, 'log', 'import:other'), 100000 + number, number, 0, 'web', 'nonsense', if(number % 2 = 0, 'unknown_event', 'wrong_type'),
          '', 'no', 'raw', number, number, toDate('2026-01-01') FROM numbers(200)
        """,
        """
        INSERT INTO suppressed (received_at, log_id, log_offset, source, event, message_id, occurred_at, reason)
        SELECT toDateTime64('2026-01-01 00:00:00', 3, 'UTC'), if(number % 3 = 0, 'log', 'import:other'), 200000 + number, 'web', 'Page Viewed', toString(number), toDateTime64('2026-01-01 00:00:00', 3, 'UTC'),
          if(number % 2 = 0, 'second_delivery', 'consent_denied') FROM numbers(200)
        """,
        """
        INSERT INTO tombstones (log_id, from_offset, to_offset, reason, made_at, source, message_key, content_key, message_day)
        SELECT if(number % 3 = 0, 'log', 'import:other'), 300000 + 2 * number, 300001 + 2 * number, 'erasure', toDateTime64('2026-01-01 00:00:00', 3, 'UTC'), 'web', 1000 + number, number, toDate('2026-01-01') FROM numbers(50)
        """,
        """
        INSERT INTO imports (log_id, started_at, file_name, bytes, source, mapping, mapping_digest, header, dialect, plan, plan_digest, records)
        SELECT concat('import:', toString(number % 10)), toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + number, concat('f', toString(number % 10)), number, 'web', 'm', 'd', ['a'], '', concat('p', toString(number)), 'e', number % 4 FROM numbers(40)
        """,
        """
        INSERT INTO identity_decisions (decided_at, kind, one, other, reason)
        SELECT toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + number, ['link', 'split', 'mapping'][1 + number % 3], concat('user_id:', toString(number % 7)), concat('user_id:', toString(7 + number % 5)), 'r' FROM numbers(60)
        """,
    ];

    /// <summary>What every statement is asked with, by the name of the parameter.</summary>
    private static readonly Dictionary<string, object> Values = new()
    {
        ["log_id"] = "log", ["from"] = 0UL, ["to"] = 1_000_000UL, ["first"] = 0UL, ["last"] = ulong.MaxValue, ["from_ms"] = 0L, ["to_ms"] = 4_000_000_000_000L,
        ["bot"] = "bot", ["late"] = "late", ["conversion_event"] = "Order Completed", ["refund_event"] = "Order Refunded", ["names"] = new[] { "nonsense" },
        ["property"] = "price", ["value_property"] = "value", ["plan_currency"] = "EUR", ["hidden_flags"] = new[] { "bot" }, ["passive_events"] = new[] { "Strange" },
        ["events"] = 1_000_000UL, ["max"] = 1_000_000UL, ["most"] = 1_000_000UL, ["limit"] = 1_000_000UL, ["page_offsets"] = 1_000UL, ["line"] = 6UL, ["path"] = "log", ["code"] = "",
        ["types"] = new[] { "user_id", "anonymous_id", "email_sha256", "wallet", "device_id" }, ["source"] = "web", ["offsets"] = new[] { 1UL, 100_002UL }, ["ids"] = new[] { "m1", "1" },
        ["until"] = 1_800_000_000UL, ["since"] = Day(2025), ["before"] = Day(2027),
    };

    /// <summary>Ask the engine about itself, and so stand on every node for itself.</summary>
    private static readonly string[] OfOneNode = ["content_tables.sql", "progress.sql", "running_writes.sql", "applied_migrations.sql"];

    /// <summary>
    /// A distributed table takes no DELETE (Code 48): on a cluster, whoever deletes has to go to the shards, as whoever inserts has to. This
    /// list is what stands between the product and a cluster, and may only shrink.
    /// </summary>
    private static readonly string[] NotYet =
    [
        "delete_erased_events.sql", "delete_erased_quarantine.sql", "delete_erased_suppressed.sql", "delete_events.sql", "delete_imports.sql", "delete_quarantine.sql",
        "delete_replaced_events.sql", "delete_replaced_quarantine.sql", "delete_replaced_suppressed.sql", "delete_settled.sql", "delete_suppressed.sql",
    ];

    [Fact]
    public async Task Every_statement_gives_the_same_on_one_node_and_on_three_shards()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var warehouse = await CaseWarehouse.OpenClusterAsync(folder.Path, Path.Combine(AppContext.BaseDirectory, "cairn"), ct);
        await warehouse.HoldAsync(Enumerable.Range(1, 20).SelectMany(static seed => RandomCase.OfLog((ulong)seed, 1).First().Events), ct);
        foreach (var rows in Rows)
            await warehouse.Node.ExecuteAsync(SqlText.FromOperator("rows", rows), null, ct);
        (await warehouse.ShardsWithEventsAsync(ct)).ShouldBe(3);
        var schema = await File.ReadAllTextAsync(Repository.File("src", "store", "Cairn.Warehouse", "Schema", "0001_events.sql"), ct);
        (await ReadAsync(warehouse.Node, $"SELECT * FROM events WHERE actor_key != {ShardKey().Match(schema).Groups[1].Value}", [], ct)).ShouldBeEmpty("an actor's events go to one shard");
        var keys = (await ReadAsync(warehouse.Node, "SELECT DISTINCT arrayJoin([actor_key, identity_key]) AS key FROM events LIMIT 500", [], ct)).Select(ulong.Parse).ToArray();
        var orders = (await ReadAsync(warehouse.Node, "SELECT DISTINCT order_key FROM events WHERE order_key != 0 LIMIT 500", [], ct)).Select(ulong.Parse).ToArray();

        var (told, asked, filled) = (new List<string>(), 0, 0);
        foreach (var file in Directory.EnumerateFiles(Repository.File("src"), "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (name, text) = (Path.GetFileName(file), await File.ReadAllTextAsync(file, ct));
            if (!IsOfTheWarehouse(file) || OfOneNode.Contains(name) || Verb().Match(text).Groups[1].Value is not ("SELECT" or "WITH"))
                continue;
            var parameters = Parameter().Matches(text).Select(static match => match.Groups[1].Value).Distinct()
                .ToDictionary(static parameter => parameter, parameter => (object)(parameter switch
                {
                    "keys" or "actors" => keys,
                    "orders" => orders,
                    "from" when name == "events_by_message.sql" => Day(2000),
                    "to" when name == "events_by_message.sql" => Day(2100),
                    _ => Values[parameter],
                }));
            var expected = await ReadAsync(warehouse.Node, text, parameters, ct);
            asked++;
            filled += expected.Length > 0 ? 1 : 0;
            try
            {
                var found = await ReadAsync(warehouse.Client, text, parameters, ct);
                if (!found.SequenceEqual(expected))
                    told.Add($"{name}: {expected.Except(found).FirstOrDefault()} on one node, {found.Except(expected).FirstOrDefault()} on three; {expected.Length} and {found.Length} rows");
            }
            catch (WarehouseException rejected)
            {
                told.Add($"{name}: {rejected.Message}");
            }
        }
        told.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(45);
        filled.ShouldBeGreaterThan(asked * 8 / 10, "statements that find something");
    }

    [Fact]
    public async Task What_cannot_run_on_a_cluster_yet_is_known_by_name()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var warehouse = await CaseWarehouse.OpenClusterAsync(folder.Path, Path.Combine(AppContext.BaseDirectory, "cairn"), ct);
        var rejected = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.File("src"), "*.sql", SearchOption.AllDirectories).Where(IsOfTheWarehouse))
        {
            var text = await File.ReadAllTextAsync(file, ct);
            if (Verb().Match(text).Groups[1].Value is not ("DELETE" or "ALTER"))
                continue;
            var parameters = Parameter().Matches(text).Select(static match => match.Groups[1].Value).Distinct().ToDictionary(static parameter => parameter, static parameter => Values[parameter]);
            try
            {
                await warehouse.Client.ExecuteAsync(SqlText.FromOperator(Path.GetFileName(file), text), With(parameters), ct);
            }
            catch (WarehouseException)
            {
                rejected.Add(Path.GetFileName(file));
            }
        }
        rejected.Order(StringComparer.Ordinal).ShouldBe(NotYet);
    }

    /// <summary>Schema files are templates; the state and the spool are SQLite's.</summary>
    private static bool IsOfTheWarehouse(string file) =>
        !file.Contains("/Schema/", StringComparison.Ordinal) && !file.Contains("/Cairn.State/", StringComparison.Ordinal) && !file.Contains("/Cairn.Spool/", StringComparison.Ordinal)
        && !file.Contains("/node_modules/", StringComparison.Ordinal);

    /// <summary>The rows as text, in an order of their own, as most statements promise none.</summary>
    private static async Task<string[]> ReadAsync(WarehouseClient client, string text, Dictionary<string, object> parameters, CancellationToken ct)
    {
        // What follows FROM is a table of its own; settings stay where they may stand.
        var (body, settings) = Settings().Match(text) is { Success: true } match ? (text[..match.Index], match.Value) : (text, "");
        var rows = new List<string>();
        await foreach (var row in client.QueryAsync<string>(SqlText.FromOperator("rows", $"SELECT toJSONString(tuple(*)) AS row FROM ({body}) {settings}"), With(parameters), ct))
            rows.Add(row.Trim('[', ']'));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static QueryParameters With(Dictionary<string, object> values)
    {
        var parameters = new QueryParameters();
        foreach (var (name, value) in values)
            switch (value)
            {
                case string text: parameters.Add(name, text); break;
                case ulong number: parameters.Add(name, number); break;
                case long number: parameters.Add(name, number); break;
                case string[] texts: parameters.Add(name, texts); break;
                case ulong[] numbers: parameters.Add(name, numbers); break;
                case DateTimeOffset time: parameters.Add(name, time); break;
            }
        return parameters;
    }

    private static DateTimeOffset Day(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [GeneratedRegex(@"\{\{shard_by:(.*)\}\}")]
    private static partial Regex ShardKey();

    [GeneratedRegex(@"\{([a-z_]+):")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^([A-Z]+)\b", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\nSETTINGS [^\n]*\s*\z")]
    private static partial Regex Settings();
}
