using System.IO.Compression;
using System.Net;
using System.Text;
using Cairn.Engine.Tests.Support;

namespace Cairn.Engine.Tests.Http;

/// <summary>Data on its way in: it is never taken for SQL, and a broken transfer stores nothing.</summary>
public sealed class InsertTests(SharedEngine shared)
{
    private TestEngine Engine => shared.Engine;

    [Theory]
    [InlineData("INSERT INTO {0} FORMAT JSONEachRow\n{{\"a\":1,\"s\":\"x\"}}\n\n{{\"a\":2,\"s\":\"; drop table {0}\"}}\n", "1\tx\n2\t; drop table {0}\n")]
    [InlineData("INSERT INTO {0} FORMAT TSV\n1\tx; drop table {0}\n2\t\n", "1\tx; drop table {0}\n2\t\n")]
    [InlineData("INSERT INTO {0} (a, s) VALUES (1, 'x'), (2, '\n\n; drop table {0}')", "1\tx\n2\t\\n\\n; drop table {0}\n")]
    [InlineData("INSERT INTO {0} FORMAT CSV\n1,\"a\n\nb\"\n", "1\ta\\n\\nb\n")]
    public async Task stores_data_that_looks_like_statements(string insert, string stored)
    {
        var table = await TableAsync();
        using var response = await Engine.PostAsync(string.Format(null, insert, table));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        (await Engine.QueryAsync($"SELECT a, s FROM {table} ORDER BY a")).ShouldBe(string.Format(null, stored, table));
    }

    [Fact]
    public async Task a_statement_behind_a_blank_line_is_data_and_fails_as_such()
    {
        var table = await TableAsync();
        using var response = await Engine.PostAsync($"INSERT INTO {table} FORMAT JSONEachRow\n{{\"a\":1,\"s\":\"x\"}}\n\ndrop table {table}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Engine.QueryAsync($"SELECT count() FROM {table}")).ShouldBe("0\n");
    }

    [Fact]
    public async Task binary_data_with_blank_lines_arrives_whole()
    {
        var table = await TableAsync();
        var data = new MemoryStream();
        for (var i = 0; i < 1000; i++)
        {
            data.Write(BitConverter.GetBytes(0x0A0A0A0A));
            data.Write([4, (byte)'\n', (byte)'\n', (byte)';', (byte)'\'']);
        }

        using var response = await Engine.Http.PostAsync($"/?query=INSERT%20INTO%20{table}%20FORMAT%20RowBinary", new ByteArrayContent(data.ToArray()));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.GetValues("X-ClickHouse-Summary").Single().ShouldContain("\"written_rows\":\"1000\"");
        (await Engine.QueryAsync($"SELECT count(), uniqExact(a), any(a) FROM {table}")).ShouldBe("1000\t1\t168430090\n");
    }

    [Fact]
    public async Task unpacks_gzip_within_a_bound()
    {
        await using var engine = await TestEngine.StartAsync("--unpacked-mb", "1");
        await engine.QueryAsync("CREATE TABLE t (s String) ENGINE = MergeTree ORDER BY s");
        using var good = await engine.Http.PostAsync("/?query=INSERT%20INTO%20t%20FORMAT%20LineAsString", Gzip(new string('x', 1000) + "\n"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK, await good.Content.ReadAsStringAsync());
        using var bomb = await engine.Http.PostAsync("/?query=INSERT%20INTO%20t%20FORMAT%20LineAsString", Gzip(new string('x', 3_000_000) + "\n"));
        bomb.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var other = new ByteArrayContent([1, 2, 3]);
        other.Headers.ContentEncoding.Add("br");
        using var unknown = await engine.Http.PostAsync("/?query=INSERT%20INTO%20t%20FORMAT%20LineAsString", other);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await engine.QueryAsync("SELECT count() FROM t")).ShouldBe("1\n");
    }

    [Fact]
    public async Task a_transfer_that_breaks_stores_nothing()
    {
        var table = await TableAsync();
        var content = new BreakingContent(Encoding.UTF8.GetBytes("{\"a\":1,\"s\":\"x\"}\n"), pieces: 1000);
        await Should.ThrowAsync<Exception>(() => Engine.Http.PostAsync($"/?query=INSERT%20INTO%20{table}%20FORMAT%20JSONEachRow", content));
        // The engine ends the broken insert on its own; a later one has to find the table unharmed.
        await Wait.UntilAsync(async () => await Engine.QueryAsync("SELECT count() FROM system.processes WHERE query LIKE 'INSERT%'") == "0\n", "the end of the broken insert");
        (await Engine.QueryAsync($"SELECT count() FROM {table}")).ShouldBe("0\n");
    }

    private async Task<string> TableAsync()
    {
        var name = $"t_{Guid.NewGuid():N}";
        var made = await Engine.QueryAsync($"CREATE TABLE {name} (a Int32, s String) ENGINE = MergeTree ORDER BY a");
        made.ShouldBeEmpty();
        return name;
    }

    private static ByteArrayContent Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private sealed class BreakingContent(byte[] piece, int pieces) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var i = 0; i < pieces; i++) await stream.WriteAsync(piece);
            await stream.FlushAsync();
            throw new IOException("The sender broke off.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
