using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Events;

namespace Cairn.Engine.Tests.Events;

/// <summary>The one definition of the event's columns, against the table that the migrations make.</summary>
public sealed class EventColumnsTests(SharedEngine shared)
{
    private static readonly SqlText Columns = SqlText.FromOperator("columns", "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = 'events' AND default_kind != 'MATERIALIZED' ORDER BY name");
    private static readonly SqlText Stored = SqlText.FromOperator("stored", "SELECT * EXCEPT (log_id) FROM events ORDER BY log_offset");

    [Fact]
    public async Task The_migrated_table_has_the_columns_that_are_defined_and_no_others()
    {
        using var client = await NewAsync(SchemaFiles.All);
        var table = new List<Column>();
        await foreach (var column in client.QueryAsync<Column>(Columns, null, TestContext.Current.CancellationToken))
            table.Add(column);
        table.ShouldBe(
            EventColumns.All.Select(static column => new Column(column.Name, column.Type))
                .Concat([new("log_id", "LowCardinality(String)"), new("log_offset", "UInt64")])
                .OrderBy(static column => column.Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_column_comes_back_as_it_was_stored(bool isEncodedFirst)
    {
        using var client = await NewAsync(SchemaFiles.All);
        Event[] events = [Full(), new Event { ReceivedAt = 5, LogId = "columns", LogOffset = 1 }];
        var (block, rows) = (new EventBlock(), new EventRows());
        for (var row = 0; row < events.Length; row++)
        {
            rows.Add(events[row]);
            if (isEncodedFirst)
                block.Append(rows, row, events[row].LogId, events[row].LogOffset);
            else
                block.Append(events[row]);
        }
        await block.StoreAsync(client, TestContext.Current.CancellationToken);
        var back = await ReadAsync(client);
        back.Count.ShouldBe(events.Length);
        for (var row = 0; row < events.Length; row++)
        {
            foreach (var column in EventColumns.All)
                column.IsSame(back[row], events[row]).ShouldBeTrue($"{column.Name} of row {row}");
            back[row].LogOffset.ShouldBe(events[row].LogOffset);
        }
        foreach (var column in EventColumns.All)
            column.IsSame(events[0], events[1]).ShouldBeFalse($"the test's event says something in {column.Name}");
    }

    [Fact]
    public async Task A_column_more_is_one_line_and_one_migration()
    {
        EventColumn[] columns = [.. EventColumns.All, new NumberEventColumn("skew", "UInt64", "How far the client's clock was behind.", static e => (ulong)e.ClockSkew, static (e, value) => e.ClockSkew = (long)value)];
        using var client = await NewAsync([.. SchemaFiles.All, new SchemaFile(9001, "9001_skew.sql", "-- Adds how far clocks were behind.\nALTER TABLE {{table:events}} {{on_cluster}} ADD COLUMN IF NOT EXISTS skew UInt64")]);
        var block = new EventBlock(columns);
        block.Append(new Event { ClockSkew = 42, LogId = "columns" });
        await block.StoreAsync(client, TestContext.Current.CancellationToken);
        (await client.QuerySingleAsync<ulong>(SqlText.FromOperator("skew", "SELECT skew FROM events"), null, TestContext.Current.CancellationToken)).ShouldBe(42UL);
        (await ReadAsync(client)).Single().LogOffset.ShouldBe(0UL, "who does not know the column yet passes over it");
    }

    private async Task<WarehouseClient> NewAsync(IReadOnlyList<SchemaFile> schema)
    {
        var client = new WarehouseClient(shared.Engine.Endpoint, $"columns_{Guid.NewGuid():N}");
        await Migrations.ApplyAsync(client, schema, TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<List<Event>> ReadAsync(WarehouseClient client)
    {
        var events = new List<Event>();
        await using var rows = await client.OpenAsync(Stored, null, TestContext.Current.CancellationToken);
        var reader = new EventReader(rows);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            events.Add(reader.Read());
        return events;
    }

    private static Event Full() => new()
    {
        Name = "Käufe ☂", OccurredAt = -1, ReceivedAt = 7, Source = "s", MessageId = "m", UserId = "u", AnonymousId = "a",
        Identifiers = [new Identifier("wallet", "0xabc"), new Identifier("email_sha256", "ff"), new Identifier("wallet", "0xdef")],
        SessionId = "se", Platform = "web", Context = new ClientContext("b", "s", "d", "l", "t"), Network = ulong.MaxValue, Value = -12345678901234567890.12345678m, Currency = "EUR", OrderId = "o", Properties = "{\"a\":\"\\u0000\"}", Flags = "f g",
        Traffic = new TrafficSource
        {
            Channel = "Email", UtmSource = "1", UtmMedium = "2", UtmCampaign = "c\n\n; drop table events", UtmContent = "3", UtmTerm = "4", Referrer = "r", ClickIdType = "gclid",
            ClickId = "id", PageUrl = "p", VisitSource = "5", VisitMedium = "6", VisitCampaign = "7",
        },
        Fingerprint = new MessageFingerprint(ulong.MaxValue, uint.MaxValue, ushort.MaxValue), LogId = "columns",
    };

    private sealed record Column(string Name, string Type);
}
