using System.Text;
using Cairn.Data;
using Cairn.Warehouse.Tests.Support;

namespace Cairn.Warehouse.Tests;

/// <summary>Every way in which a warehouse can fail becomes a WarehouseException that says whether to try again.</summary>
public sealed class WarehouseClientFailureTests
{
    private const string Chunked = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nX-ClickHouse-Exception-Tag: abcdefghijklmnop";

    private static readonly SqlText Sql = SqlText.FromOperator("question.sql", "SELECT n");
    private static readonly byte[] Header = [1, 1, (byte)'n', 5, .. "UInt8"u8];
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private static byte[] Exception(string tag = "abcdefghijklmnop") =>
        Encoding.ASCII.GetBytes($"\r\n__exception__\r\n{tag}\r\nCode: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)\n75 {tag}\r\n__exception__\r\n");

    [Fact]
    public async Task an_error_status_carries_code_and_text()
    {
        await using var server = ScriptedServer.Answering(
            "HTTP/1.1 404 Not Found\nX-ClickHouse-Exception-Code: 60\nConnection: close", "Code: 60. DB::Exception: Table x does not exist. (UNKNOWN_TABLE)\n"u8.ToArray());
        using var client = server.Client;
        var failure = await Should.ThrowAsync<WarehouseException>(() => client.ExecuteAsync(Sql));
        (failure.Code, failure.IsRetryable).ShouldBe((60, false));
        failure.Message.ShouldBe("question.sql: Code: 60. DB::Exception: Table x does not exist. (UNKNOWN_TABLE)");
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\nX-ClickHouse-Exception-Code: 202\nContent-Length: 0", 202)]
    [InlineData("HTTP/1.1 503 Service Unavailable\nContent-Length: 0", 0)]
    [InlineData("HTTP/1.1 429 Too Many Requests\nContent-Length: 0", 0)]
    [InlineData("HTTP/1.1 500 Internal Server Error\nX-ClickHouse-Exception-Code: 252\nContent-Length: 0", 252)]
    public async Task a_full_warehouse_may_be_asked_again(string head, int code)
    {
        await using var server = ScriptedServer.Answering(head);
        using var client = server.Client;
        var failure = await Should.ThrowAsync<WarehouseException>(() => client.ExecuteAsync(Sql));
        (failure.Code, failure.IsRetryable).ShouldBe((code, true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_exception_inside_a_200_is_thrown_behind_the_last_row(bool endsProperly)
    {
        await using var server = ScriptedServer.Answering(
            Chunked, ScriptedServer.Chunk([.. Header, 7, 8]), ScriptedServer.Chunk([9, .. Exception()]), endsProperly ? LastChunk : []);
        using var client = server.Client;
        await using var rows = await client.OpenAsync(Sql);
        foreach (var expected in new[] { 7, 8, 9 })
        {
            (await rows.ReadAsync()).ShouldBeTrue();
            rows.ReadInt32().ShouldBe(expected);
        }

        var failure = await Should.ThrowAsync<WarehouseException>(async () => await rows.ReadAsync());
        (failure.Code, failure.IsRetryable).ShouldBe((241, false));
        failure.Message.ShouldBe("question.sql: Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)");
    }

    [Fact]
    public async Task an_exception_cut_at_any_byte_is_never_taken_for_rows()
    {
        byte[] body = [.. Header, 7, 8, 9, .. Exception()];
        for (var cut = 1; cut < body.Length; cut++)
        {
            await using var server = ScriptedServer.Answering(Chunked, ScriptedServer.Chunk(body.AsSpan(0, cut)), ScriptedServer.Chunk(body.AsSpan(cut)), LastChunk);
            using var client = server.Client;
            var seen = new List<byte>();
            var failure = await Should.ThrowAsync<WarehouseException>(async () =>
            {
                await foreach (var n in client.QueryAsync<byte>(Sql)) seen.Add(n);
            });
            failure.Code.ShouldBe(241, $"cut at {cut}");
            seen.ShouldBe([(byte)7, (byte)8, (byte)9], $"cut at {cut}");
        }
    }

    [Fact]
    public async Task what_looks_like_an_exception_without_the_tag_is_data()
    {
        byte[] text = Exception("zzzzzzzzzzzzzzzz");
        byte[] body = [1, 1, (byte)'n', 6, .. "String"u8, (byte)text.Length, 1, .. text];
        await using var server = ScriptedServer.Answering(Chunked, ScriptedServer.Chunk(body), LastChunk);
        using var client = server.Client;
        (await client.QuerySingleAsync<string>(Sql)).ShouldBe(Encoding.ASCII.GetString(text));
    }

    [Fact]
    public async Task a_connection_cut_in_the_middle_may_be_asked_again()
    {
        await using var server = ScriptedServer.Answering(Chunked, ScriptedServer.Chunk([.. Header, 7]), "5\r\n\u0001"u8.ToArray());
        using var client = server.Client;
        var failure = await Should.ThrowAsync<WarehouseException>(async () =>
        {
            await foreach (var _ in client.QueryAsync<byte>(Sql))
            {
                // Reads on until the cut.
            }
        });
        failure.IsRetryable.ShouldBeTrue();
    }

    [Fact]
    public async Task a_body_that_ends_inside_a_row_is_no_good_answer()
    {
        byte[] header = [1, 1, (byte)'n', 6, .. "UInt64"u8];
        await using var server = ScriptedServer.Answering(Chunked, ScriptedServer.Chunk([.. header, 1, 2, 3]), LastChunk);
        using var client = server.Client;
        (await Should.ThrowAsync<WarehouseException>(() => client.QuerySingleAsync<ulong>(Sql))).Message.ShouldContain("inside a row");
    }

    [Fact]
    public async Task nobody_there_may_be_asked_again()
    {
        var server = ScriptedServer.Answering("HTTP/1.1 200 OK");
        using var client = server.Client;
        await server.DisposeAsync();
        (await Should.ThrowAsync<WarehouseException>(() => client.PingAsync(CancellationToken.None))).IsRetryable.ShouldBeTrue();
    }

    [Fact]
    public async Task a_warehouse_that_hangs_can_be_left()
    {
        await using var server = ScriptedServer.Start((_, _, ct) => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        using var client = server.Client;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() => client.ExecuteAsync(Sql, ct: patience.Token));
    }

    [Fact]
    public async Task an_unknown_type_names_its_remedy()
    {
        byte[] body = [1, 1, (byte)'n', 7, .. "Dynamic"u8];
        await using var server = ScriptedServer.Answering(Chunked, ScriptedServer.Chunk(body), LastChunk);
        using var client = server.Client;
        (await Should.ThrowAsync<WarehouseException>(() => client.OpenAsync(Sql))).Message.ShouldContain("cast it in the query");
    }

    [Fact]
    public async Task says_its_own_settings_user_and_parameters_with_every_call()
    {
        await using var server = ScriptedServer.Answering("HTTP/1.1 200 OK\nX-ClickHouse-Summary: {\"written_rows\":\"3\",\"written_bytes\":\"44\"}\nContent-Length: 0");
        using var client = server.Client;
        await client.ExecuteAsync(Sql, new() { { "a", "tab\tand & 'quote'" }, { "n", 5UL } });
        var request = server.Requests.Single();
        request.ShouldStartWith("POST /?query_id=");
        request.ShouldContain("&database=cairn&");
        request.ShouldContain("&async_insert=0&insert_deduplicate=0&");
        request.ShouldContain("&param_a=tab%5Ctand%20%26%20%5C%27quote%5C%27&param_n=5");
        request.ShouldContain("X-ClickHouse-User: cairn\r\nX-ClickHouse-Key: secret\r\n");
        request.ShouldEndWith("SELECT n");
    }
}
