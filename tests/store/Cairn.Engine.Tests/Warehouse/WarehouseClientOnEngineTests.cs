using System.Text;
using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Warehouse;

/// <summary>The warehouse client against the real engine.</summary>
public sealed class WarehouseClientOnEngineTests(SharedEngine shared)
{
    private static readonly string[] Awkward =
        ["", "it's", "a\\b", "tab\tline\nreturn\r", "nul\0", "\u0001\b\f", "ünï😀", "'); drop table t; --", "{x:String}", "%20&a=b"];

    private WarehouseClient Client => shared.Engine.Client;

    private sealed record Everything(
        bool Flag, sbyte Tiny, long Big, ulong Huge, double Real, decimal Money, decimal? NoMoney, string Text, string? NoText,
        DateTimeOffset At, DateOnly Day, Guid Id, UInt128 Hash, string[] Words, ulong[] Numbers, Dictionary<string, string> Names);

    [Fact]
    public async Task reads_every_type_into_a_record()
    {
        var sql = SqlText.FromOperator("types", """
            SELECT true AS flag, toInt8(-1) AS tiny, toInt64(-9223372036854775808) AS big, toUInt64(18446744073709551615) AS huge,
              toFloat64(0.1) AS real, toDecimal128('1234567.12345678', 8) AS money, CAST(NULL, 'Nullable(Decimal(28, 8))') AS no_money,
              toLowCardinality('text') AS text, CAST(NULL, 'Nullable(String)') AS no_text,
              toDateTime64('2026-02-28 23:59:59.123', 3, 'UTC') AS at, toDate('2026-02-28') AS day,
              toUUID('00112233-4455-6677-8899-aabbccddeeff') AS id, toUInt128('340282366920938463463374607431768211455') AS hash,
              ['a', 'b'] AS words, [1, 2]::Array(UInt64) AS numbers, map('k', 'v')::Map(LowCardinality(String), String) AS names
            """);

        var row = await Client.QuerySingleAsync<Everything>(sql);

        row.ShouldBe(new Everything(
            true, -1, long.MinValue, ulong.MaxValue, 0.1, 1234567.12345678m, null, "text", null,
            new DateTimeOffset(2026, 2, 28, 23, 59, 59, 123, TimeSpan.Zero), new DateOnly(2026, 2, 28),
            Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), UInt128.MaxValue, row.Words, row.Numbers, row.Names));
        row.Words.ShouldBe(["a", "b"]);
        row.Numbers.ShouldBe([1UL, 2UL]);
        row.Names.ShouldBe(new Dictionary<string, string> { ["k"] = "v" });
    }

    [Fact]
    public async Task parameters_arrive_as_they_were_given()
    {
        var echo = SqlText.FromOperator("echo", "SELECT {text:String} AS text, {texts:Array(String)} AS texts, {numbers:Array(UInt64)} AS numbers");
        foreach (var text in Awkward)
        {
            var row = await Client.QuerySingleAsync<Echo>(echo, new() { { "text", text }, { "texts", Awkward }, { "numbers", new ulong[] { 0, ulong.MaxValue } } });
            row.Text.ShouldBe(text);
            row.Texts.ShouldBe(Awkward);
            row.Numbers.ShouldBe([0UL, ulong.MaxValue]);
        }
    }

    [Fact]
    public async Task typed_parameters_keep_their_value()
    {
        var at = new DateTimeOffset(2026, 3, 29, 3, 30, 0, 250, TimeSpan.FromHours(2));
        var sql = SqlText.FromOperator("typed", "SELECT {i:Int64} AS i, {u:UInt64} AS u, {d:Float64} AS d, {m:Decimal(28, 8)} AS m, {b:Bool} AS b, {at:DateTime64(3)} AS at");
        var row = await Client.QuerySingleAsync<Typed>(
            sql, new() { { "i", long.MinValue }, { "u", ulong.MaxValue }, { "d", 1e-300 }, { "m", 12345678901234567890.12345678m }, { "b", true }, { "at", at } });
        row.ShouldBe(new Typed(long.MinValue, ulong.MaxValue, 1e-300, 12345678901234567890.12345678m, true, at.ToUniversalTime()));
    }

    [Theory]
    [InlineData("SELECT 1 AS text, [] AS texts", "Numbers of Echo has no column")]
    [InlineData("SELECT '' AS text, ['']::Array(String) AS texts, []::Array(UInt64) AS numbers, 1 AS more", "column more has no counterpart")]
    [InlineData("SELECT 1 AS text, ['']::Array(String) AS texts, 'x' AS numbers", "column numbers (String)")]
    public async Task says_how_columns_and_record_do_not_fit(string sql, string message)
    {
        var failure = await Should.ThrowAsync<WarehouseException>(() => Client.QuerySingleAsync<Echo>(SqlText.FromOperator("misfit", sql)));
        failure.Message.ShouldContain(message);
        failure.IsRetryable.ShouldBeFalse();
    }

    [Fact]
    public async Task an_error_after_the_first_rows_is_thrown_at_its_place()
    {
        var sql = SqlText.FromOperator("late", "SELECT number, throwIf(number = 500000) FROM numbers(1000000) SETTINGS max_block_size = 1000");
        await using var rows = await Client.OpenAsync(sql);
        var next = 0UL;
        var failure = await Should.ThrowAsync<WarehouseException>(async () =>
        {
            while (await rows.ReadAsync()) rows.ReadUInt64().ShouldBe(next++);
        });
        failure.Code.ShouldBe(395);
        failure.IsRetryable.ShouldBeFalse();
        next.ShouldBeLessThanOrEqualTo(500_000UL);
    }

    [Fact]
    public async Task many_blocks_of_rows_come_as_they_were_sent()
    {
        const int Rows = 2_000_000;
        var sql = SqlText.FromOperator("many", $"SELECT number, toUInt32(number % 1000) AS k, toFloat64(number) AS d FROM numbers({Rows})");
        await using var rows = await Client.OpenAsync(sql);
        var (sum, next) = (0UL, 0d);
        while (await rows.ReadAsync())
        {
            sum += rows.ReadUInt64() + rows.ReadUInt32();
            rows.ReadDouble().ShouldBe(next++);
        }

        next.ShouldBe(Rows);
        sum.ShouldBe(((ulong)Rows * (Rows - 1) / 2) + (Rows / 1000 * 499_500UL));
    }

    [Fact]
    public async Task an_insert_streams_and_the_writers_own_failure_comes_out()
    {
        var table = $"t_{Guid.NewGuid():N}";
        await Client.ExecuteAsync(SqlText.FromOperator("create", $"CREATE TABLE {table} (a Int32) ENGINE = MergeTree ORDER BY a"));
        var insert = SqlText.FromOperator("insert", $"INSERT INTO {table} (a) FORMAT TabSeparated");
        var summary = await Client.InsertAsync(insert, async (body, ct) =>
        {
            for (var i = 0; i < 1000; i++) await body.WriteAsync(Encoding.UTF8.GetBytes($"{i}\n"), ct);
        });
        summary.WrittenRows.ShouldBe(1000);

        await Should.ThrowAsync<InvalidTimeZoneException>(() => Client.InsertAsync(insert, async (body, ct) =>
        {
            await body.WriteAsync("1\n"u8.ToArray(), ct);
            throw new InvalidTimeZoneException();
        }));
        var failure = await Should.ThrowAsync<WarehouseException>(() =>
            Client.InsertAsync(insert, (body, ct) => body.WriteAsync("x\n"u8.ToArray(), ct).AsTask()));
        failure.Code.ShouldBe(27);
        var count = SqlText.FromOperator("count", $"SELECT count() FROM {table}");
        (await Client.QuerySingleAsync<ulong>(count)).ShouldBe(1000UL);
    }

    [Fact]
    public async Task progress_is_told_while_a_query_runs()
    {
        var seen = new List<QueryProgress>();
        var progress = new SynchronousProgress(seen.Add);
        var sql = SqlText.FromOperator("slow", "SELECT sum(sleepEachRow(0.01)) FROM numbers(100) SETTINGS max_block_size = 1");
        await using (var rows = await Client.OpenAsync(sql, progress: progress))
        {
            (await rows.ReadAsync()).ShouldBeTrue();
        }

        seen.ShouldNotBeEmpty();
        seen[^1].ReadRows.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task migrations_are_applied_once_and_a_newer_database_is_rejected()
    {
        using var client = new WarehouseClient(shared.Engine.Endpoint, $"m_{Guid.NewGuid():N}");
        await Migrations.ApplyAsync(client, CancellationToken.None);
        await Migrations.ApplyAsync(client, CancellationToken.None);
        var count = SqlText.FromOperator("count", "SELECT count() FROM migrations");
        (await client.QuerySingleAsync<ulong>(count)).ShouldBe((ulong)SchemaFiles.All.Count);

        var fewer = SchemaFiles.All.Take(1).ToArray();
        var newer = await Should.ThrowAsync<UserException>(() => Migrations.ApplyAsync(client, fewer, CancellationToken.None));
        newer.Remedy.ShouldContain("newer version");
        SchemaFile[] changed = [SchemaFiles.All[0] with { Text = "-- other" }, .. SchemaFiles.All.Skip(1)];
        (await Should.ThrowAsync<UserException>(() => Migrations.ApplyAsync(client, changed, CancellationToken.None))).Message.ShouldContain("another form");
    }

    [Fact]
    public async Task rows_from_before_a_column_was_added_say_what_was_known_of_their_visit_through_every_view()
    {
        using var client = new WarehouseClient(shared.Engine.Endpoint, $"m_{Guid.NewGuid():N}");
        await Migrations.ApplyAsync(client, [.. SchemaFiles.All.Where(file => file.Number <= 6)], CancellationToken.None);
        await client.ExecuteAsync(SqlText.FromOperator("old rows", """
            INSERT INTO events (event, anonymous_id, channel, utm_source, utm_medium, utm_campaign) VALUES
              ('1', 'a', 'Email', 'news', 'email', 'feb'), ('2', 'a', 'Organic Search', '', '', ''),
              ('3', 'a', 'Direct', '', '', ''), ('4', 'a', '', '', '', ''), ('5', 'a', 'Unassigned', '', '', 'feb')
            """));

        await Migrations.ApplyAsync(client, CancellationToken.None);

        var asked = SqlText.FromOperator("visits", """
            SELECT arrayStringConcat(groupArray(concat(traffic_source, '/', traffic_medium, '/', traffic_campaign)), ' ')
            FROM (SELECT traffic_source, traffic_medium, traffic_campaign FROM events ORDER BY event)
            """);
        (await client.QuerySingleAsync<string>(asked)).ShouldBe("news/email/feb (not set)/(not set)/ (direct)/(none)/ // (not set)/(not set)/feb");
        // A kill between a step and its record repeats the step.
        foreach (var file in SchemaFiles.All)
            foreach (var text in SchemaTemplate.Render(file.Text, null, client.Database))
                await client.ExecuteAsync(SqlText.FromOperator(file.Name, text));
        (await client.QuerySingleAsync<string>(asked)).ShouldContain("news/email/feb");
    }

    private sealed record Echo(string Text, string[] Texts, ulong[] Numbers);

    private sealed record Typed(long I, ulong U, double D, decimal M, bool B, DateTimeOffset At);

    private sealed class SynchronousProgress(Action<QueryProgress> report) : IProgress<QueryProgress>
    {
        public void Report(QueryProgress value) => report(value);
    }
}
